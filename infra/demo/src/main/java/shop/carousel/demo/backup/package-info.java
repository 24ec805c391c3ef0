/**
 * A consistent copy of a shop's data folder in one file, and back. {@link shop.carousel.demo.backup.LiveBackup} says
 * why the copy of a running shop is consistent.
 */
@NullMarked
package shop.carousel.demo.backup;

import org.jspecify.annotations.NullMarked;

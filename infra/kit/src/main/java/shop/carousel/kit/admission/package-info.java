/**
 * The gates that a request passes before anything is done for it. {@link shop.carousel.kit.admission.Admission} is the
 * list: what each gate counts, what it refuses, and in which order. A service adds its own {@link
 * shop.carousel.kit.admission.Backlog}, and a {@link shop.carousel.kit.admission.WorkGate} around work that is costly.
 */
@NullMarked
package shop.carousel.kit.admission;

import org.jspecify.annotations.NullMarked;

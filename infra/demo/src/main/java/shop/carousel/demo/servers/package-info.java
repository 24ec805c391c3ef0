/**
 * The real servers behind the shop as child processes on loopback: PostgreSQL, Redis, Kafka. {@link Part} says how one
 * is started, {@link PartProcess} is one that runs, {@link Guardian} sees that none outlives the JVM that started it.
 */
@NullMarked
package shop.carousel.demo.servers;

import org.jspecify.annotations.NullMarked;

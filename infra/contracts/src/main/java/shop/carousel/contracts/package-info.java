/**
 * What the services agree on, in one place: the gateway's route table ({@link shop.carousel.contracts.Routes}) and, as
 * resources, the schemas of events ({@link shop.carousel.contracts.EventSchemas}). Tested from both sides; depends on
 * no other module.
 */
@NullMarked
package shop.carousel.contracts;

import org.jspecify.annotations.NullMarked;

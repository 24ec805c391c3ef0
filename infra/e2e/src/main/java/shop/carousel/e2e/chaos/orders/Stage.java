package shop.carousel.e2e.chaos.orders;

import java.util.function.Consumer;
import shop.carousel.e2e.shop.RunningShop;

/** The open shop with everybody in it, and who tells what happens. */
record Stage(RunningShop shop, Buyers buyers, ShopStriker striker, Echo echo, Consumer<String> telling) {}

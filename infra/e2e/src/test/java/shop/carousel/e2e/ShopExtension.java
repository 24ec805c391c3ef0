package shop.carousel.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the shop and the browser when the first test asks for them, and stops both after the last test of the run. */
final class ShopExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == WholeShop.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(ShopExtension.class));
        return parameter.getParameter().getType() == WholeShop.class
                ? store.computeIfAbsent(WholeShop.class, type -> WholeShop.start())
                : store.computeIfAbsent(Chromium.class, type -> Chromium.start());
    }
}

// The page /api/openapi/ui: Swagger UI over the whole shop's description.
SwaggerUIBundle({ url: "/api/openapi", dom_id: "#openapi", deepLinking: true, displayRequestDuration: true });

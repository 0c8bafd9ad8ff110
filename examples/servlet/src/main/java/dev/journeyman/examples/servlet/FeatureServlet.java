package dev.journeyman.examples.servlet;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** {@code POST} a request as text to start a workflow; {@code GET} where its {@code Location} says how it came to rest. */
public final class FeatureServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, WorkflowHandle> started = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getReader().lines().collect(Collectors.joining("\n"));
        WorkflowHandle handle = FeatureContext.orchestrator(getServletContext()).start(WorkRequest.of(text));
        started.put(handle.id().value(), handle);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Location", request.getRequestURI() + "/" + handle.id());
    }

    /** Waits for the end of what was started here; anything else is told as it stands. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String id = request.getPathInfo().substring(1);
        WorkflowHandle running = started.get(id);
        WorkflowResult result = running == null
                ? FeatureContext.orchestrator(getServletContext()).result(new WorkflowId(id))
                : await(running);
        started.remove(id);
        response.setContentType("text/plain");
        response.getWriter()
                .println(result.status() + " on branch " + result.branch().orElse("-"));
    }

    private static WorkflowResult await(WorkflowHandle handle) throws ServletException {
        try {
            return handle.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException("The server stops; the workflow can be resumed.", e);
        }
    }
}

using System.Net.WebSockets;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace AgentOS.Server.Programs;

/// <summary><c>/v1/sandboxes/ID/terminal</c>: a live program over a WebSocket, with a terminal or with pipes.</summary>
internal static class TerminalRoutes
{
    private const int LongestReason = 100;

    public static void MapTerminal(this IEndpointRouteBuilder routes) => routes.MapGet("/sandboxes/{id}/terminal", RunAsync).Needs(TokenScopes.Exec)
        .WithTags("Programs").WithSummary("A live program over a WebSocket").Produces(StatusCodes.Status101SwitchingProtocols);

    private static async Task<IResult> RunAsync(string id, ISandboxes all, HttpContext context, IOptions<JsonOptions> json)
    {
        // Clients whose WebSocket is refused ask again without one, to be told why.
        _ = all.Find(id);
        if (!context.WebSockets.IsWebSocketRequest)
            throw new AgentOSException(ServerErrors.BadRequest, "open a terminal in", id, "this is a WebSocket");
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            await new TerminalSession(socket, all, json.Value.SerializerOptions).RunAsync(id, context.RequestAborted);
        }
        catch (AgentOSException failure)
        {
            await CloseAsync(socket, $"{failure.Definition.Code}: {failure.Message}", context.RequestAborted);
        }
        catch (JsonException failure)
        {
            await CloseAsync(socket, $"{ServerErrors.BadRequest.Code}: {failure.Message}", context.RequestAborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or TimeoutException)
        {
            // Nobody is there to be told.
        }

        return Results.Empty;
    }

    // RFC 6455 has room for 123 bytes of a reason.
    private static async Task CloseAsync(WebSocket socket, string reason, CancellationToken gone)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, reason.Length > LongestReason ? reason[..LongestReason] : reason, gone);
    }
}

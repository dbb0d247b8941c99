using AgentOS.Errors;
using AgentOS.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.E2b;

/// <summary>A failure as E2B's clients read it.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">What went wrong, and what to do.</param>
internal sealed record E2bFailure(int Code, string Message)
{
    /// <summary>Answers failures of the routes it is put on.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (AgentOSException failure)
        {
            int status = HttpStatus.Of(failure.Definition);
            return Results.Json(new E2bFailure(status, $"{failure.Message}; try: {failure.Definition.Remedy}"), E2bJson.Options, statusCode: status);
        }
    }
}

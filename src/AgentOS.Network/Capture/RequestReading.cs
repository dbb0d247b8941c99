using AgentOS.Network.Http;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Capture;

/// <summary>Reads requests; those that cannot be read are refusals.</summary>
internal static class RequestReading
{
    /// <returns>Null when the client has ended.</returns>
    /// <exception cref="RefusedException">It is none, or one that servers read differently.</exception>
    public static async Task<RequestHead?> ReadAsync(HttpReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadRequestAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException problem)
        {
            throw new RefusedException(RefusalKind.BadRequest, $"it is no HTTP request that everybody reads alike: {problem.Message}");
        }
    }
}

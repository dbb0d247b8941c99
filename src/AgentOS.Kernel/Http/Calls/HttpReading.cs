using AgentOS.Errors;
using AgentOS.Kernel.Commands;
using AgentOS.Network.Http.Requests;
using AgentOS.Policy.Hosts;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>Makes a request of what a caller asked for.</summary>
internal static class HttpReading
{
    private const double MostSeconds = 3600;
    private const int MostBody = 512 * 1024; // In base64, and with a header, it still fits into a frame.

    /// <param name="call">What was asked for.</param>
    /// <param name="demand">Demands that it may be made, before anything else of it is looked at.</param>
    /// <exception cref="AgentOSException">Rule K6, or it may not be made.</exception>
    public static OutgoingRequest Read(HttpCall call, Action demand)
    {
        call.Method = call.Method.ToUpperInvariant();
        try
        {
            demand();
            if (!(call.Timeout > 0 && call.Timeout <= MostSeconds))
                throw new FormatException($"\"timeout\" is above 0 and at most {MostSeconds} seconds");
            if (call.MaxBody is < 0 or > MostBody)
                throw new FormatException($"\"max_body\" is 0 to {MostBody} bytes");
            OutgoingRequest request = new(
                call.Method, HttpTarget.Parse(call.Url), call.Headers ?? new Dictionary<string, string>(StringComparer.Ordinal), OutputEncoding.Of(call.Encoding).Read(call.Body ?? ""));
            _ = request.ToHead();
            return request;
        }
        catch (FormatException problem)
        {
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "HTTP", problem.Message, problem);
        }
    }
}

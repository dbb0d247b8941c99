using AgentOS.Errors;
using AgentOS.Kernel.Commands;
using AgentOS.Kernel.Syscalls;
using AgentOS.Network;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>HTTP: a request under the caller's own rules; each redirection is judged as a request of its own.</summary>
internal sealed class HttpSyscall(HttpRoute route, HttpOptions options) : ILongSyscall
{
    private const int MostRedirects = 10;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        HttpCall request = KernelJson.Read(payload, HttpJson.Default.HttpCall);
        return RunAsync(call, request, HttpReading.Read(request, () => route.Demand(call.Caller.Identity, request.Method, request.Url)));
    }

    private async Task RunAsync(LongCall call, HttpCall request, OutgoingRequest outgoing)
    {
        using CancellationTokenSource timer = new(TimeSpan.FromSeconds(request.Timeout), options.Clock);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, call.Gone);
        try
        {
            await FollowAsync(call, request, outgoing, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !call.Gone.IsCancellationRequested)
        {
            throw new AgentOSException(HttpErrors.TimedOut, "request", request.Url, $"{request.Timeout:0.###} s");
        }
        catch (Exception failure) when (failure is IOException or FormatException or RefusedException)
        {
            throw new AgentOSException(HttpErrors.Failed, "request", request.Url, failure.Message, failure);
        }
    }

    private async Task FollowAsync(LongCall call, HttpCall request, OutgoingRequest outgoing, CancellationToken cancellationToken)
    {
        long start = options.Clock.GetTimestamp();
        using HttpConnection connection = route.Open(call.Caller.Identity);
        HttpRequester requester = new(connection.Connect, options.Roots);
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            AnswerCollector answer = new(request.MaxBody, request.Stream && call.Caller.WantsStreams ? Sender(call, request) : null);
            RequestHead head = outgoing.ToHead();
            await requester.SendAsync(outgoing, head, answer, connection.Prepare(outgoing, head), cancellationToken).ConfigureAwait(false);
            OutgoingRequest? next = request.FollowRedirects ? Redirection.Next(outgoing, answer.Head!) : null;
            if (next is null)
            {
                Write(call, request, outgoing, answer, (long)options.Clock.GetElapsedTime(start).TotalMilliseconds);
                return;
            }

            route.Demand(call.Caller.Identity, next.Method, UrlOf(next));
            outgoing = next;
        }

        throw new AgentOSException(HttpErrors.TooManyRedirects, "request", request.Url);
    }

    private static void Write(LongCall call, HttpCall request, OutgoingRequest last, AnswerCollector answer, long duration)
    {
        Dictionary<string, string> headers = answer.Head!.Header.Fields
            .GroupBy(field => field.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(field => field.Value)), StringComparer.Ordinal);
        string body = OutputEncoding.Of(request.Encoding).Show(answer.Body, isLast: true);
        KernelJson.Write(call.Answer, new HttpAnswer(true, answer.Head.Status, body, headers, UrlOf(last), answer.BodyBytes, answer.IsTruncated, duration), HttpJson.Default.HttpAnswer);
    }

    private static string UrlOf(OutgoingRequest request) => $"{(request.Target.IsSecure ? "https" : "http")}://{request.Authority}{request.Target.PathAndQuery}";

    private static Func<ReadOnlyMemory<byte>, Task> Sender(LongCall call, HttpCall request)
    {
        OutputEncoding encoding = OutputEncoding.Of(request.Encoding);
        return part =>
        {
            System.Buffers.ArrayBufferWriter<byte> payload = new();
            KernelJson.Write(payload, new HttpChunk("body", encoding.Show(part.Span, isLast: false)), HttpJson.Default.HttpChunk);
            return call.SendChunkAsync(payload.WrittenMemory);
        };
    }
}

using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AgentOS.Network.Policy;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Http.Requests;

/// <summary>Connects to a host and port; throws when it may not.</summary>
public delegate Task<Stream> HttpConnect(string host, int port, CancellationToken cancellationToken);

/// <summary>
/// Makes requests: HTTP/1.1, one connection each, TLS verified. A few dozen lines over what this assembly has anyway; the framework's HttpClient would add more to a native
/// program than all of it, and follow redirects by rules of its own.
/// </summary>
/// <param name="connect">Makes connections.</param>
/// <param name="roots">Whom servers are trusted by; null for the machine's authorities.</param>
public sealed class HttpRequester(HttpConnect connect, X509Certificate2Collection? roots = null)
{
    /// <summary>Makes one request.</summary>
    /// <param name="request">Where to.</param>
    /// <param name="head">Its head, from <see cref="OutgoingRequest.ToHead"/>; what was put into it since is sent.</param>
    /// <param name="receiver">Takes the answer.</param>
    /// <param name="filter">Sees what passes, and may change the answer; null for nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FormatException">What came is no HTTP.</exception>
    /// <exception cref="IOException">The server went away.</exception>
    /// <exception cref="RefusedException">The server is not who it should be.</exception>
    public async Task SendAsync(OutgoingRequest request, RequestHead head, IAnswerReceiver receiver, IExchangeFilter? filter, CancellationToken cancellationToken)
    {
        await using Stream stream = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        filter?.Send(request.Body.Span);
        await stream.WriteAsync(head.ToBytes(), cancellationToken).ConfigureAwait(false);
        if (!request.Body.IsEmpty)
            await stream.WriteAsync(request.Body, cancellationToken).ConfigureAwait(false);
        using HttpReader reader = new(stream);
        ResponseHead answer;
        do
            answer = await reader.ReadResponseAsync(cancellationToken).ConfigureAwait(false);
        while (answer.IsInterim);
        filter?.Receive(answer);
        receiver.Begin(answer);
        BodyReader body = new(reader, answer.FramingFor(request.Method));
        while (await body.ReadAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } data)
        {
            if (!await TakeAsync(receiver, filter?.Receive(data) ?? data).ConfigureAwait(false))
                return;
        }

        await TakeAsync(receiver, filter?.EndBody() ?? default).ConfigureAwait(false);
    }

    private static ValueTask<bool> TakeAsync(IAnswerReceiver receiver, ReadOnlyMemory<byte> data) => data.IsEmpty ? ValueTask.FromResult(true) : receiver.TakeAsync(data);

    private async Task<Stream> OpenAsync(OutgoingRequest request, CancellationToken cancellationToken)
    {
        Stream stream = await connect(request.Target.Host, request.Target.Port, cancellationToken).ConfigureAwait(false);
        if (!request.Target.IsSecure)
            return stream;
        SslStream secure = new(stream, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsClientAsync(ServerVerification.For(request.Target.Host, roots), cancellationToken).ConfigureAwait(false);
            return secure;
        }
        catch (Exception failure)
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            if (failure is AuthenticationException)
                throw new RefusedException(RefusalKind.Unreachable, $"{request.Target.Host} cannot prove that it is {request.Target.Host} ({failure.Message})");
            throw;
        }
    }
}

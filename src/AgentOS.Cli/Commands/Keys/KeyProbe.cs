using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Network;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;
using AgentOS.Policy.Hosts;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>One request with a key, of whose answer only the status counts.</summary>
internal sealed class KeyProbe : IAnswerReceiver
{
    // Anthropic's interface asks for it; others do not know it.
    private const string VersionHeader = "anthropic-version", Version = "2023-06-01";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private int _status;

    private KeyProbe()
    {
    }

    /// <returns>The status of HTTP.</returns>
    /// <exception cref="AgentOSException"><see cref="CliErrors.ProviderUnreachable"/>.</exception>
    public static async Task<int> AskAsync(string url, SecretPlace place, SecretValue key, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(s_patience, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        KeyProbe probe = new();
        try
        {
            Dictionary<string, string> header = new(StringComparer.Ordinal) { [place.Name] = place.Prefix + key.Reveal(), [VersionHeader] = Version };
            OutgoingRequest request = new("GET", HttpTarget.Parse(url), header, ReadOnlyMemory<byte>.Empty);
            await new HttpRequester(DirectConnection.OpenAsync).SendAsync(request, request.ToHead(), probe, null, both.Token);
            return probe._status;
        }
        catch (Exception failure) when (failure is IOException or SocketException or FormatException or RefusedException || timer.IsCancellationRequested)
        {
            throw new AgentOSException(CliErrors.ProviderUnreachable, "ask", url, failure.Message, failure);
        }
    }

    public void Begin(ResponseHead head) => _status = head.Status;

    public ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> data) => ValueTask.FromResult(false);
}

using AgentOS.Errors;

namespace AgentOS.Client.Server;

/// <summary>The sandboxes of an <c>agentos server</c>, over HTTP. Failures are <see cref="AgentOSException"/> with the catalogue's code and remedy. Thread-safe.</summary>
public sealed class AgentOSServer : IDisposable
{
    private const string TokenVariable = "AGENTOS_TOKEN", AddressVariable = "AGENTOS_SERVER";
    private const string Sandboxes = "v1/sandboxes";

    private const string Usual = "http://127.0.0.1:8080";

    private readonly ServerRequests _requests;

    /// <summary>A client of one server.</summary>
    /// <param name="address">Where it is; AGENTOS_SERVER of the environment, else http://127.0.0.1:8080, by default.</param>
    /// <param name="token">A token of <c>agentos server token create</c>; AGENTOS_TOKEN of the environment by default.</param>
    public AgentOSServer(Uri? address = null, string? token = null) =>
        _requests = new ServerRequests(address ?? new Uri(Environment.GetEnvironmentVariable(AddressVariable) ?? Usual), token ?? Environment.GetEnvironmentVariable(TokenVariable));

    /// <summary>Makes a sandbox; it takes commands when this returns.</summary>
    public async Task<ServerSandbox> CreateAsync(NewSandbox wanted, CancellationToken cancellationToken = default) =>
        new(_requests, await _requests.AskAsync(HttpMethod.Post, Sandboxes, ServerJson.Of(wanted), ServerJson.Default.SandboxStatus, cancellationToken).ConfigureAwait(false));

    /// <summary>A sandbox by its id.</summary>
    public async Task<ServerSandbox> GetAsync(string id, CancellationToken cancellationToken = default) =>
        new(_requests, await _requests.AskAsync(HttpMethod.Get, $"{Sandboxes}/{Uri.EscapeDataString(id)}", null, ServerJson.Default.SandboxStatus, cancellationToken).ConfigureAwait(false));

    /// <summary>All sandboxes, oldest first.</summary>
    public async Task<IReadOnlyList<ServerSandbox>> ListAsync(CancellationToken cancellationToken = default)
    {
        SandboxStatusList list = await _requests.AskAsync(HttpMethod.Get, Sandboxes, null, ServerJson.Default.SandboxStatusList, cancellationToken).ConfigureAwait(false);
        return [.. list.Sandboxes.Select(status => new ServerSandbox(_requests, status))];
    }

    /// <inheritdoc/>
    public void Dispose() => _requests.Dispose();
}

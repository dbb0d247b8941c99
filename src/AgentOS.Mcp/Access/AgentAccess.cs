using AgentOS.Client;
using AgentOS.Client.Permissions;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Mcp.Access;

/// <summary>The one agent a server gives access to: a caller of a kernel, and the file itself where it is known.</summary>
internal sealed class AgentAccess : IAsyncDisposable
{
    // Less than the person has who started it: it is a program that acts here.
    private const string DefaultLevel = "standard";

    private readonly PrivateKernel? _kernel;
    private readonly string? _level;

    private AgentAccess(PrivateKernel? kernel, AgentOSClient client, McpOptions options)
    {
        _kernel = kernel;
        _level = options.Level;
        Client = client;
        Database = options.Database;
    }

    /// <summary>The connection to the kernel.</summary>
    public AgentOSClient Client { get; }

    /// <summary>The agent's file; null when only the kernel knows it.</summary>
    public DatabaseLocation? Database { get; }

    /// <summary>Connects, with the level that was asked for.</summary>
    /// <exception cref="AgentOSException">The kernel cannot be reached or started, or the level is unknown.</exception>
    public static async Task<AgentAccess> OpenAsync(McpOptions options, CancellationToken cancellationToken)
    {
        PrivateKernel? kernel = options.Socket is null ? PrivateKernel.Start(options) : null;
        AgentOSClient? client = null;
        try
        {
            client = await AgentOSClient.ConnectAsync(options.Socket ?? kernel!.Socket, cancellationToken).ConfigureAwait(false);
            if (kernel is not null)
                await GrantAsync(kernel.Socket, client.Id, options.Level ?? DefaultLevel, cancellationToken).ConfigureAwait(false);
            else if (options.Level is { } level)
                await client.Permissions.SetLevelAsync(level, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new AgentAccess(kernel, client, options);
        }
        catch
        {
            if (client is not null)
                await client.DisposeAsync().ConfigureAwait(false);
            kernel?.Dispose();
            throw;
        }
    }

    // In the name of the person who started this server and chose the level; the agent's own connection could only give levels up.
    private static async Task GrantAsync(string socket, uint agent, string level, CancellationToken cancellationToken)
    {
        await using AgentOSClient person = await AgentOSClient.ConnectAsync(socket, cancellationToken).ConfigureAwait(false);
        await person.Permissions.SetLevelAsync(level, agent, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What tools are listed for: with a level that was asked for, what the agent may do now. Else everything, because clients keep the list: what a policy allows only later, a
    /// domain or other agents, is refused until then by an answer that says how to allow it.
    /// </summary>
    public Task<PermissionSet> ListedAsync(CancellationToken cancellationToken) =>
        _level is null ? Task.FromResult(PermissionSet.Everything) : Client.Permissions.GetAsync(cancellationToken: cancellationToken);

    /// <summary>Goes on only when the agent may do something.</summary>
    /// <exception cref="AgentOSException">The kernel denies it, and has noted that.</exception>
    public Task DemandAsync(AgentPermission permission, string purpose, CancellationToken cancellationToken) =>
        Client.Permissions.DemandAsync(permission, purpose, cancellationToken);

    /// <summary>
    /// Ends what the agent runs, where this process started its kernel: changes to its file as a whole need it to be still. In a kernel elsewhere
    /// they are refused while it runs.
    /// </summary>
    public void EndSandbox() => _kernel?.EndSandbox();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync().ConfigureAwait(false);
        _kernel?.Dispose();
    }
}

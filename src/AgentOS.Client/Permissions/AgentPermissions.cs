using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Permissions;

/// <summary>What the caller may do.</summary>
public sealed class AgentPermissions
{
    private readonly KernelChannel _channel;

    internal AgentPermissions(KernelChannel channel) => _channel = channel;

    /// <summary>What somebody may do.</summary>
    /// <param name="agentId">Whom; null is the caller.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PermissionSet> GetAsync(uint? agentId = null, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(
            Opcode.GetPermissions, new PermissionRequest { AgentId = agentId }, ClientJson.Default.PermissionRequest, ClientJson.Default.PermissionAnswer, cancellationToken).ConfigureAwait(false)).Permissions;

    /// <summary>Demands a permission for something that is no call of the kernel; the kernel notes what it decides.</summary>
    /// <param name="permission">Which.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException">The caller lacks it.</exception>
    public Task DemandAsync(AgentPermission permission, string purpose, CancellationToken cancellationToken = default) => permission == AgentPermission.None
        ? Task.CompletedTask
        : _channel.CallAsync(
            Opcode.GetPermissions,
            new PermissionRequest { Demand = permission.ToString().ToLowerInvariant(), For = purpose },
            ClientJson.Default.PermissionRequest,
            cancellationToken);

    /// <summary>Gives somebody a level; oneself only a lower one.</summary>
    /// <param name="level"><c>unrestricted</c>, <c>standard</c>, <c>sandboxed</c>, <c>readonly</c> or <c>minimal</c>.</param>
    /// <param name="agentId">Whom; null is the caller.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException">It would be more than the caller may give.</exception>
    public Task SetLevelAsync(string level, uint? agentId = null, CancellationToken cancellationToken = default) =>
        SetAsync(new PermissionRequest { AgentId = agentId, Level = level }, cancellationToken);

    /// <summary>Gives somebody permissions, in the shape GET_PERMS has; oneself only fewer.</summary>
    /// <exception cref="AgentOSException">It would be more than the caller may give, or a key is unknown.</exception>
    public Task SetAsync(JsonElement permissions, uint? agentId = null, CancellationToken cancellationToken = default) =>
        SetAsync(new PermissionRequest { AgentId = agentId, Permissions = permissions }, cancellationToken);

    private Task SetAsync(PermissionRequest request, CancellationToken cancellationToken) =>
        _channel.CallAsync(Opcode.SetPermissions, request, ClientJson.Default.PermissionRequest, cancellationToken);
}

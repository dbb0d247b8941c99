using System.Text.Json;

namespace AgentOS.Client.Permissions;

internal sealed record PermissionRequest
{
    public uint? AgentId { get; init; }
    public string? Demand { get; init; }
    public string? For { get; init; }
    public string? Level { get; init; }
    public JsonElement? Permissions { get; init; }
}

using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>The user namespaces that show a source's owner as the sandbox's user; one per distinct owner.</summary>
internal sealed class OwnerMappings(SandboxIdentity identity) : IDisposable
{
    private readonly Dictionary<(uint User, uint Group), SafeFileHandle> _mappings = [];

    public SafeFileHandle For(FileOwner owner)
    {
        (uint, uint) key = (owner.UserId, owner.GroupId);
        if (!_mappings.TryGetValue(key, out SafeFileHandle? mapping))
        {
            mapping = UserNamespaceMapping.Create(owner.UserId, identity.HostUserId, owner.GroupId, identity.HostGroupId);
            _mappings.Add(key, mapping);
        }

        return mapping;
    }

    public void Dispose()
    {
        foreach (SafeFileHandle mapping in _mappings.Values)
            mapping.Dispose();
    }
}

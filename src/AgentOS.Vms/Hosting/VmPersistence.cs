using AgentOS.Kernel;
using AgentOS.Storage;
using AgentOS.Vms.Records;

namespace AgentOS.Vms.Hosting;

/// <summary>
/// <c>/persist</c>: a tree in a file of its own, which can outlive its VM. Nothing in it is a file of this machine, so no link in it leads to one.
/// </summary>
public static class VmPersistence
{
    private const string Destination = "/persist", File = "agent.db";

    /// <summary>That of a VM; its directory is made.</summary>
    public static PersistentTree Of(VmStore store, string id)
    {
        string directory = store.PersistentOf(id);
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new PersistentTree(new DatabaseLocation(Path.Combine(directory, File)), Destination);
    }
}

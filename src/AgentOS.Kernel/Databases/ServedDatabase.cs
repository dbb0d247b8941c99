using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases;

/// <summary>One agent.db for everybody who was let in.</summary>
internal sealed class ServedDatabase(AgentDatabase database) : IDatabaseSource
{
    public ValueTask<AgentDatabase> OpenAsync(Caller caller) => caller.Identity.Kind == IdentityKind.Stranger
        ? throw new AgentOSException(DatabaseErrors.NoDatabase, "serve", database.Path)
        : ValueTask.FromResult(database);
}

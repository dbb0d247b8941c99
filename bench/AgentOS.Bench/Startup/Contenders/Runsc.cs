namespace AgentOS.Bench.Startup.Contenders;

/// <summary>gVisor's quick form: the host's files read-only under a user-space kernel, without a network.</summary>
internal sealed class Runsc : IContenderSource
{
    public Contender Create(BenchContext context) =>
        new("runsc do", new(context.Debian.Program("runsc", "runsc"), "--network=none", "do", "true"));
}

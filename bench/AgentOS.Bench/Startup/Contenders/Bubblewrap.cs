namespace AgentOS.Bench.Startup.Contenders;

/// <summary>bubblewrap with the same namespaces: no files of an agent, no filter, no limits.</summary>
internal sealed class Bubblewrap : IContenderSource
{
    public Contender Create(BenchContext context) => new(
        "bwrap",
        new(
            context.Debian.Program("bwrap", "bubblewrap"),
            "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net", "--unshare-cgroup",
            "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--", "true"));
}

using System.Globalization;
using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>Starts agents, each in a sandbox that shows it a socket of its own to the kernel, and follows them to their end.</summary>
internal sealed class AgentSpawner(AgentTable agents, KernelServer server, AgentKernelOptions options) : IDisposable
{
    // Where the SDKs look for a kernel when nobody tells them.
    private const string SocketInside = "/tmp/agentos.sock";

    private readonly CountdownEvent _living = new(1);

    /// <summary>Starts an agent; returns when its program is being started.</summary>
    /// <exception cref="AgentOSException">It cannot be started; nothing is left of it.</exception>
    public Agent Spawn(SpawnCall request)
    {
        string script = Path.GetFullPath(request.Script);
        if (!File.Exists(script))
            throw new AgentOSException(AgentErrors.ScriptMissing, "spawn", script);
        Agent agent = agents.Add(request.Name);
        Entrance entrance = server.Open(
            UnixListener.Bind(options.RuntimeDirectory, $"agent-{agent.Id.ToString(CultureInfo.InvariantCulture)}.sock"), (_, frames) => new Caller(agent.Identity, () => { }) { Frames = frames });
        try
        {
            AgentRun run = AgentRun.Start(Request(request, agent, script, entrance), _ => { });
            agent.Begin(run);
            _living.AddCount();
            _ = FollowAsync(agent, run, entrance);
            return agent;
        }
        catch
        {
            agent.Abandon();
            agents.Release(agent);
            entrance.Dispose();
            throw;
        }
    }

    /// <summary>Ends all agents and waits until they are gone.</summary>
    public void Dispose()
    {
        foreach (Agent agent in agents.List())
            agent.Stop(TimeSpan.Zero);
        _living.Signal();
        _living.Wait();
        _living.Dispose();
    }

    private AgentRunRequest Request(SpawnCall request, Agent agent, string script, Entrance entrance)
    {
        SandboxSpecification sandbox = new([request.Python, script, SocketInside])
        {
            WorkingDirectory = AgentRun.MountPoint,
            Limits = new SandboxLimits(request.Limits.Memory, request.Limits.Cpus, request.Limits.MaxPids),
            Network = request.Network ? NetworkMode.Host : NetworkMode.None,
            Mounts =
            [
                new SandboxMount(script, new BindSource(script), IsReadOnly: true),
                new SandboxMount(SocketInside, new SocketSource(entrance.Path), IsReadOnly: false),
            ],
        };
        return new AgentRunRequest(options.DatabaseOf(agent.Name), sandbox) { IsDetached = true, Clock = options.Clock };
    }

    private async Task FollowAsync(Agent agent, AgentRun run, Entrance entrance)
    {
        AgentExit exit = await run.WaitAsync().ConfigureAwait(false);
        run.Dispose();
        entrance.Dispose();
        agent.End(exit);
        agents.Release(agent);
        _living.Signal();
    }
}

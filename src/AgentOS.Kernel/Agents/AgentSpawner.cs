using System.Globalization;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Agents.Journal;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>Brings agents to life and follows them to their end.</summary>
internal sealed class AgentSpawner(
    AgentTable agents,
    AgentLauncher launcher,
    AgentJournal journal,
    AgentEvents events,
    IAgentAdmission admission,
    ModelAskers models,
    KernelServer server,
    KernelPlace place,
    AgentKernelOptions options)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    // A program with rules of its own may ask for requests, which its rules then judge; its permissions name no domain, so that it can give none away.
    private static readonly JsonElement s_http = JsonDocument.Parse("""{"can_http": true}""").RootElement;

    private Agent? _adopted;

    /// <summary>Starts an agent; returns when its program is being started and it is written down.</summary>
    /// <exception cref="AgentOSException">It cannot be started; nothing is left of it.</exception>
    public async Task<Agent> SpawnAsync(Identity spawner, SpawnCall request)
    {
        Agent? parent = agents.TryFind(spawner.Id);
        if (parent is not null)
            AgentBounds.Check(request, parent, agents.List().Count(other => other.Parent == parent.Id && other.IsAlive));
        else if (spawner.Kind != IdentityKind.Operator)
            throw new AgentOSException(AgentErrors.OperatorOnly, "spawn", request.Name ?? "");
        else
            request = AgentProgram.OnHost(request);
        Agent agent = agents.Add(request, parent);
        try
        {
            // After it is entered: whoever ends all agents sees it, or this is seen.
            if (place.IsClosing)
                throw new OperationCanceledException();
            agent.Place.Make();
            OpenEntrance(agent);
            admission.Admit(spawner, agent);
            if (parent is not null)
                agent.Request = await AgentProgram.InFilesAsync(request, parent, agent.Place).ConfigureAwait(false);
            LaunchedProgram program = await launcher.StartAsync(agent).ConfigureAwait(false);
            await WriteDownAsync(agent, program).ConfigureAwait(false);
            events.Publish(new AgentEvent(AgentEventType.AgentSpawned, agent.Id, agent.Name) { By = spawner.Id, Pid = program.Run.Sandbox.ProcessId });
            _ = FollowAsync(agent, program);
            return agent;
        }
        catch (Exception failure)
        {
            agent.Entrance?.Dispose();
            agent.Finish(AgentState.Failed);
            agents.Remove(agent);
            if (failure is OperationCanceledException)
                throw new AgentOSException(AgentErrors.StoppedEarly, "spawn", agent.Name);
            throw;
        }
    }

    /// <summary>Starts an agent of a former kernel again.</summary>
    public async Task ReviveAsync(Agent agent)
    {
        LaunchedProgram? program = null;
        try
        {
            agent.Place.Make();
            OpenEntrance(agent);
            admission.Admit(null, agent);
            program = await launcher.StartAsync(agent).ConfigureAwait(false);
            events.Publish(new AgentEvent(AgentEventType.AgentSpawned, agent.Id, agent.Name) { Pid = program.Run.Sandbox.ProcessId });
        }
        catch (Exception failure) when (failure is AgentOSException or OperationCanceledException or LinuxException or IOException or UnauthorizedAccessException)
        {
            agent.EndRun(ExitCodes.AgentOSFailed);
        }

        await FollowAsync(agent, program).ConfigureAwait(false);
    }

    /// <summary>Takes a program that somebody else runs for an agent. It ends with whoever runs it.</summary>
    public void Adopt(AgentRun run, AgentRunRequest request, UnixListener door)
    {
        string database = Path.GetFullPath(request.Database.Path);
        SpawnCall call = new() { Command = request.Sandbox.Command, Network = NetworkOf(request), Permissions = request.Network is null ? null : s_http };
        _adopted = agents.Adopt(call, new AgentPlace(Path.GetDirectoryName(database)!) { Database = database });
        admission.Admit(null, _adopted);
        if (run.Asker is { } asker)
            models.Adopt(_adopted.Identity, asker);
        _adopted.Begin(run);
        Open(_adopted, door); // Last: from now on it calls.
    }

    /// <summary>Ends all agents and waits until they are gone. Those that a later kernel is to start again stay written down as they are.</summary>
    public void EndAll()
    {
        _adopted?.Finish(AgentState.Stopped);
        foreach (Agent agent in agents.List())
            agent.Stop(s_grace);
        foreach (Agent agent in agents.List())
            agent.Ended.GetAwaiter().GetResult();
    }

    private static AgentNetworkMode NetworkOf(AgentRunRequest request) =>
        request.Network is not null ? AgentNetworkMode.Allow : request.Sandbox.Network == NetworkMode.Host ? AgentNetworkMode.Host : AgentNetworkMode.None;

    // One that cannot be written down does not run.
    private async Task WriteDownAsync(Agent agent, LaunchedProgram program)
    {
        try
        {
            journal.Write(AgentRecord.Of(agent, AgentState.Running));
        }
        catch (IOException)
        {
            await launcher.ClearAsync(program).ConfigureAwait(false);
            throw;
        }
    }

    private void OpenEntrance(Agent agent) =>
        Open(agent, UnixListener.Bind(place.Directory, string.Create(CultureInfo.InvariantCulture, $"agent-{agent.Id}.sock")));

    private void Open(Agent agent, UnixListener door)
    {
        CallerQuota quota = new(CallerLimits.Agent);
        agent.Entrance = server.Open(door, (_, frames) => new Caller(agent.Identity, () => { }) { Frames = frames, Quota = quota });
    }

    private async Task FollowAsync(Agent agent, LaunchedProgram? program)
    {
        AgentState end = AgentState.Failed;
        try
        {
            AgentLife life = new(agent, launcher, events, options.Clock);
            life.RunEnded += () => EndChildren(agent);
            end = await life.FollowAsync(program).ConfigureAwait(false);
            agent.Entrance?.Dispose();
            if (!(place.IsClosing && AgentRecovery.Revives(agent)))
                journal.Write(AgentRecord.Of(agent, end));
        }
        finally
        {
            if (agents.Release(agent) is { } forgotten)
                journal.Forget(forgotten);
            agent.Finish(end);
        }
    }

    // A program that is started again spawns them again.
    private void EndChildren(Agent parent)
    {
        foreach (Agent child in agents.List())
        {
            if (child.Parent == parent.Id)
                child.Stop(s_grace);
        }
    }
}

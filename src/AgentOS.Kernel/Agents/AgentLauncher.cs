using AgentOS.Kernel.Agents.Output;
using AgentOS.Kernel.Models;
using AgentOS.Linux.Streams;
using AgentOS.Network.Policy;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Agents;

/// <summary>Runs agents' programs, several starts at a time.</summary>
internal sealed class AgentLauncher(AgentKernelOptions options, ModelAskers models) : IDisposable
{
    /// <summary>Where the SDKs look for a kernel when nobody tells them.</summary>
    public const string SocketInside = "/tmp/agentos.sock";

    // Starting and clearing away mostly wait: for the disk, for grace periods of the Linux kernel, for the sandbox.
    private static readonly int s_atOnce = Math.Max(8, 2 * Environment.ProcessorCount);

    private readonly SemaphoreSlim _turns = new(s_atOnce);
    private readonly OutputCollector _output = new();
    private readonly MemoryReturn _memory = new(options.Clock);
    private readonly SafeFileHandle _nothing = File.OpenHandle("/dev/null");

    /// <summary>Starts an agent's program.</summary>
    /// <exception cref="Errors.AgentOSException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The agent was stopped before it came to that.</exception>
    public async Task<LaunchedProgram> StartAsync(Agent agent)
    {
        await _turns.WaitAsync(agent.Stopping).ConfigureAwait(false);
        try
        {
            return await WaitingThread.Run(() => Start(agent)).ConfigureAwait(false);
        }
        finally
        {
            _memory.Note();
            _turns.Release();
        }
    }

    /// <summary>Takes down what a program that has ended leaves: its mount and its file.</summary>
    public async Task ClearAsync(LaunchedProgram program)
    {
        await _turns.WaitAsync().ConfigureAwait(false);
        try
        {
            await WaitingThread.Run(() =>
            {
                program.Run.Dispose();
                return program;
            }).ConfigureAwait(false);
        }
        finally
        {
            _memory.Note();
            _turns.Release();
        }

        await program.Output.ConfigureAwait(false);
    }

    /// <summary>Ends when all agents have.</summary>
    public void Dispose()
    {
        _memory.Dispose();
        _output.Dispose();
        _nothing.Dispose();
        _turns.Dispose();
    }

    private LaunchedProgram Start(Agent agent)
    {
        agent.Prepare();
        Pipe pipe = Pipe.Create();
        using (pipe.Input)
        {
            int input = (int)_nothing.DangerousGetHandle(), output = (int)pipe.Input.DangerousGetHandle();
            try
            {
                AgentRunRequest request = new(agent.Place.Database, AgentSandbox.Of(agent))
                {
                    Workspace = agent.Request.Workspace,
                    Network = agent.Request.Network == AgentNetworkMode.Allow ? EgressPolicy.Of(agent.Identity.Policy) : null,
                    Streams = new StandardStreams(input, output, output),
                    StandsAlone = false,
                    Asker = models.TryFind(agent.Identity),
                    Clock = options.Clock,
                };
                AgentRun run = AgentRun.Start(request, _ => { });
                return new LaunchedProgram(run, _output.CarryAsync(pipe.Output, agent.Place.Log));
            }
            catch
            {
                pipe.Output.Dispose();
                throw;
            }
        }
    }
}

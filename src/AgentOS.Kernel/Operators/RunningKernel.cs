using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Metrics;
using AgentOS.Kernel.Metrics.Calls;
using AgentOS.Linux;
using AgentOS.Protocol.Kernel;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel;

/// <summary>A kernel in another process, called as its operator.</summary>
public sealed class RunningKernel : IDisposable
{
    private readonly UnixSocket _socket;

    private RunningKernel(UnixSocket socket) => _socket = socket;

    /// <summary>Connects to a kernel.</summary>
    /// <param name="path">Where it answers, absolute.</param>
    /// <exception cref="AgentOSException">Nobody answers there.</exception>
    public static RunningKernel Connect(string path)
    {
        try
        {
            return new RunningKernel(UnixSocket.Connect(Path.GetDirectoryName(path)!, Path.GetFileName(path)));
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(KernelErrors.NotRunning, "reach the kernel at", path, failure.Message, failure);
        }
    }

    /// <summary>The machine's numbers and the kernel's.</summary>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public (MachineMetrics Machine, KernelMetrics Kernel) Measure()
    {
        SystemMetricsAnswer answer = Call(Opcode.MetricsSystem, MetricsJson.Default.SystemMetricsAnswer);
        return (answer.System, answer.Kernel);
    }

    /// <summary>Its agents with what they use, oldest first.</summary>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public IReadOnlyList<KernelAgent> ListAgents()
    {
        Dictionary<uint, ResourceUsage?> usage =
            Call(Opcode.MetricsAllAgents, MetricsJson.Default.AllMetricsAnswer).Agents.ToDictionary(agent => agent.Id, agent => agent.Usage);
        return
        [
            .. Call(Opcode.List, AgentJson.Default.ListEntryArray).Select(agent => new KernelAgent(
                agent.Id, agent.Name, agent.State, agent.Restarts, agent.Database ?? "", usage.GetValueOrDefault(agent.Id))),
        ];
    }

    /// <summary>Asks it to end (SIGTERM) and blocks until it has, with all its agents.</summary>
    /// <returns>Its process.</returns>
    /// <exception cref="AgentOSException">It refuses, or has just ended.</exception>
    public int Stop()
    {
        int pid = Measure().Kernel.Pid;
        // Not the pid of the socket's peer: under systemd that is systemd, which made the socket.
        using ProcessDescriptor kernel = ProcessDescriptor.Open(pid);
        // Asked again after it is held: from now on the number cannot become another process'.
        _ = Measure();
        kernel.Signal(Signals.Terminate);
        kernel.WaitForEnd();
        return pid;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private T Call<T>(Opcode opcode, JsonTypeInfo<T> shape)
    {
        try
        {
            byte[] call = new byte[KernelHeader.Size];
            new KernelHeader(0, opcode, 0).Write(call);
            _socket.Send(call);
            byte[] answer = Receive(KernelHeader.Size);
            if (!KernelHeader.TryRead(answer, out KernelHeader header))
                throw new AgentOSException(KernelErrors.NotRunning, "call the kernel", "", "something else answers");
            byte[] payload = Receive(checked((int)header.Length));
            using JsonDocument document = JsonDocument.Parse(payload);
            return IsFailure(document.RootElement)
                ? throw new AgentOSException(KernelErrors.Refused, "call the kernel", "", document.RootElement.GetProperty("error").GetString())
                : document.RootElement.Deserialize(shape)!;
        }
        catch (JsonException failure)
        {
            throw new AgentOSException(KernelErrors.Refused, "call the kernel", "", failure.Message, failure);
        }
        catch (Exception failure) when (failure is LinuxException or EndOfStreamException)
        {
            throw new AgentOSException(KernelErrors.NotRunning, "call the kernel", "", failure.Message, failure);
        }
    }

    // LIST answers with an array (rule K7 tells failures).
    private static bool IsFailure(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("success", out JsonElement success) && !success.GetBoolean();

    private byte[] Receive(int length)
    {
        byte[] bytes = new byte[length];
        SafeFileHandle? none = null;
        for (int filled = 0; filled < length;)
        {
            int count = _socket.Receive(bytes.AsSpan(filled), ref none);
            filled += count > 0 ? count : throw new EndOfStreamException();
        }

        return bytes;
    }
}

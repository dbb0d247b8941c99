using System.Collections;
using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Hosting;

/// <summary>The program that holds an agent in a process of its own: <c>agentos</c>. Who started it may end; it goes on.</summary>
/// <param name="Path">Where it is.</param>
public sealed record HostProgram(string Path)
{
    private const int BufferBytes = 4096;

    /// <summary>This program.</summary>
    public static HostProgram ThisOne { get; } = new(Environment.ProcessPath!);

    /// <summary>Starts it in a session of its own; returns when it has printed its first line. It is reaped when it ends.</summary>
    /// <param name="arguments">Its arguments, without the program's name.</param>
    /// <param name="subject">What it is to hold, for the error.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.HostFailed"/>: it ended before, with what it complained about.</exception>
    /// <returns>That line.</returns>
    public string Start(IEnumerable<string> arguments, string subject)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using SafeFileHandle errors = MemoryFile.Create([]);
        using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using (ours)
        {
            int process;
            using (theirs)
                process = Spawn(arguments, theirs, errors, nothing);
            string? line = ReadLine(ours);
            ProcessDescriptor host = ProcessDescriptor.Open(process);
            if (line is not null)
            {
                host.WhenEnded(() => Reap(process, host));
                return line;
            }

            Reap(process, host);
            throw new AgentOSException(VmErrors.HostFailed, "start", subject, Encoding.UTF8.GetString(MemoryFile.ReadAll(errors)).Trim());
        }
    }

    private int Spawn(IEnumerable<string> arguments, UnixSocket output, SafeFileHandle errors, SafeFileHandle nothing)
    {
        try
        {
            return Spawner.Spawn(new SpawnRequest(Path, [Path, .. arguments], Environments(), [
                new DescriptorAction.Inherit(0, (int)nothing.DangerousGetHandle()),
                new DescriptorAction.Inherit(1, output.Descriptor),
                new DescriptorAction.Inherit(2, (int)errors.DangerousGetHandle())]));
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(VmErrors.HostFailed, "start", Path, failure.Message, failure);
        }
    }

    private static void Reap(int process, ProcessDescriptor descriptor)
    {
        _ = Children.Wait(process);
        descriptor.Dispose();
    }

    private static string? ReadLine(UnixSocket from)
    {
        Span<byte> buffer = stackalloc byte[BufferBytes];
        StringBuilder line = new();
        SafeFileHandle? none = null;
        int received;
        while ((received = from.Receive(buffer, ref none)) > 0)
        {
            line.Append(Encoding.UTF8.GetString(buffer[..received]));
            if (buffer[received - 1] == (byte)'\n')
                return line.ToString().TrimEnd();
        }

        return null;
    }

    private static string[] Environments() =>
        [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];
}

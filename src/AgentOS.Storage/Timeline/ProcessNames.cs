using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// The processes that threads belong to and their names (proc(5)), each read once until <see cref="Clear"/>: an exec changes them. The kernel names
/// the thread that asks for something in a FUSE request.
/// </summary>
internal sealed class ProcessNames
{
    // Both fields stand at the beginning.
    private const int StatusBytes = 512;

    /// <summary>This process.</summary>
    internal static readonly ProcessName Own = new(Environment.ProcessId, Path.GetFileName(Environment.ProcessPath) ?? "agentos");

    private readonly Dictionary<int, ProcessName> _names = [];

    private static ReadOnlySpan<byte> NameField => "Name:\t"u8;

    private static ReadOnlySpan<byte> ProcessField => "Tgid:\t"u8;

    /// <summary>A thread's process.</summary>
    internal ProcessName Find(int thread)
    {
        if (thread == Environment.ProcessId)
            return Own;
        if (thread == CallerProcess.Unknown)
            return new ProcessName(CallerProcess.Unknown, null);
        if (!_names.TryGetValue(thread, out ProcessName name))
            _names[thread] = name = Read(thread);
        return name;
    }

    internal void Clear() => _names.Clear();

    // Once for each process and transaction: into a buffer of the stack, because a busy mount would make garbage of megabytes otherwise.
    private static ProcessName Read(int thread)
    {
        ProcessName found = new(thread, null);
        try
        {
            using SafeFileHandle file = File.OpenHandle($"/proc/{thread}/status");
            Span<byte> text = stackalloc byte[StatusBytes];
            text = text[..RandomAccess.Read(file, text, 0)];
            foreach (Range range in text.Split((byte)'\n'))
            {
                ReadOnlySpan<byte> line = text[range];
                if (line.StartsWith(NameField))
                    found = found with { Command = Encoding.UTF8.GetString(line[NameField.Length..]) };
                if (line.StartsWith(ProcessField))
                    return Leader(found, int.Parse(line[ProcessField.Length..], NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
        }

        return found;
    }

    /// <summary>A thread may have a name of its own; the process' name is that of its first thread.</summary>
    private static ProcessName Leader(ProcessName thread, int process) =>
        process == thread.Number ? thread : Read(process) with { Number = process };
}

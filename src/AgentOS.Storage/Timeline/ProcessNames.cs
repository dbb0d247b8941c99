using System.Globalization;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// The processes that threads belong to and their names (proc(5)), each read once until <see cref="Clear"/>: an exec changes them. The kernel names
/// the thread that asks for something in a FUSE request.
/// </summary>
internal sealed class ProcessNames
{
    private const string NameField = "Name:\t";
    private const string ProcessField = "Tgid:\t";

    /// <summary>This process.</summary>
    internal static readonly ProcessName Own = new(Environment.ProcessId, Path.GetFileName(Environment.ProcessPath) ?? "agentos");

    private readonly Dictionary<int, ProcessName> _names = [];

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

    private static ProcessName Read(int thread)
    {
        ProcessName found = new(thread, null);
        try
        {
            foreach (string line in File.ReadLines($"/proc/{thread}/status"))
            {
                if (line.StartsWith(NameField, StringComparison.Ordinal))
                    found = found with { Command = line[NameField.Length..] };
                if (line.StartsWith(ProcessField, StringComparison.Ordinal))
                    return Leader(found, int.Parse(line.AsSpan(ProcessField.Length), NumberStyles.None, CultureInfo.InvariantCulture));
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

namespace AgentOS.Storage.Timeline;

/// <summary>The names of processes (<c>comm</c>, proc(5)), each read once until <see cref="Clear"/>: an exec changes them.</summary>
internal sealed class CommandNames
{
    private static readonly string s_own = Path.GetFileName(Environment.ProcessPath) ?? "agentos";

    private readonly Dictionary<int, string?> _names = [];

    /// <summary>A process's name; null when it is gone or unknown.</summary>
    internal string? Find(int process)
    {
        if (process == Environment.ProcessId)
            return s_own;
        if (process == CallerProcess.Unknown)
            return null;
        if (!_names.TryGetValue(process, out string? name))
            _names[process] = name = Read(process);
        return name;
    }

    internal void Clear() => _names.Clear();

    private static string? Read(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/comm").TrimEnd('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.CommandLine;
using AgentOS.Errors;
using Microsoft.Extensions.Logging;

namespace AgentOS.Cli.Logging;

/// <summary>Where it is written what commands did, and from which level on. Said anywhere in the command line, or by variables.</summary>
internal sealed class LogOptions
{
    private const string LevelVariable = "AGENT_LOG_LEVEL", FileVariable = "AGENT_LOG_FILE";

    private static readonly Dictionary<string, LogLevel> s_levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["debug"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["warn"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
    };

    private readonly Option<string?> _level = new("--log-level") { Description = "debug, info, warn or error", HelpName = "LEVEL", Recursive = true, Hidden = true };
    private readonly Option<string?> _file = new("--log-file") { Description = "A file for it, too", HelpName = "FILE", Recursive = true, Hidden = true };

    public void AddTo(Command command)
    {
        _level.AcceptOnlyFromAmong([.. s_levels.Keys]);
        command.Add(_level);
        command.Add(_file);
    }

    /// <summary>The log that was asked for. Standard error has it only when a level was: an ordinary run is quiet.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="LogErrors"/>.</exception>
    public ILogger Open(ParseResult parse, TextWriter errors, TimeProvider time)
    {
        string? level = Given(parse.GetValue(_level), LevelVariable), file = Given(parse.GetValue(_file), FileVariable);
        LogLevel least = level is null ? LogLevel.Information : LevelOf(level);
        return new JsonLineLogger(least, [.. level is null ? Array.Empty<TextWriter>() : [errors], .. file is null ? Array.Empty<TextWriter>() : [Append(file)]], time);
    }

    /// <summary>What a level is called.</summary>
    public static string NameOf(LogLevel level) => s_levels.FirstOrDefault(named => named.Value == level).Key ?? "debug";

    private static string? Given(string? said, string variable) => said ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null);

    private static LogLevel LevelOf(string name) => s_levels.TryGetValue(name, out LogLevel level) ? level : throw new AgentOSException(LogErrors.BadLevel, "log from level", name);

    private static StreamWriter Append(string path)
    {
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            return new StreamWriter(path, options) { AutoFlush = true };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new AgentOSException(LogErrors.NotWritable, "write the log", path, problem.Message, problem);
        }
    }
}

using System.Text.Json;
using AgentOS.Protocol;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Logs;

/// <summary>
/// What programs a machine was given and what they printed, outside of its reach: a file of <see cref="LogEntry"/> lines, and the one before it. What is older is dropped.
/// </summary>
/// <param name="path">The file; the one before it has <see cref="LogEntry.OlderSuffix"/>.</param>
/// <param name="clock">For the times.</param>
internal sealed class ProgramLog(string path, TimeProvider clock)
{
    // Both files together stay at a mebibyte.
    private const int LongestFile = 512 * 1024;

    private readonly Lock _lock = new();
    private int _programs;

    /// <summary>Begins with a program, unless it is one of our own that copies files or carries connections.</summary>
    public LoggedProgram? Begin(ExecMessage message)
    {
        if (message.Arguments is [SandboxPlan.InitPath, not GuestPrograms.Adopt, ..])
            return null;
        LoggedProgram program = new(this, Interlocked.Increment(ref _programs), isPrinting: message.TerminalDescriptors == 0);
        _ = Write(new LogEntry { Program = program.Number, Command = message.Arguments });
        return program;
    }

    /// <summary>Adds a line. A log that cannot be written stops no program.</summary>
    /// <returns>The line's length, in bytes.</returns>
    public int Write(LogEntry entry)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry with { Time = clock.GetUtcNow() }, LogJson.Default.LogEntry), (byte)'\n'];
        lock (_lock)
        {
            try
            {
                FileInfo file = new(path);
                if (file.Exists && file.Length + line.Length > LongestFile)
                    file.MoveTo(path + LogEntry.OlderSuffix, overwrite: true);
                using FileStream log = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                log.Write(line);
            }
            catch (IOException)
            {
                // Its directory is gone, or the file system is full.
            }
        }

        return line.Length;
    }
}

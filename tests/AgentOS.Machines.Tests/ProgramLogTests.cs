using System.Text.Json;
using AgentOS.Machines.Logs;
using AgentOS.Testing;

namespace AgentOS.Machines.Tests;

/// <summary>What a guest may have written about its programs, however it goes about it.</summary>
public sealed class ProgramLogTests : IDisposable
{
    private const int Kept = 128 * 1024, LongestLine = 1024;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1, 'x')]
    [InlineData(100, '\0')]
    [InlineData(100, 'x')]
    public void A_program_has_its_share_of_the_log_and_no_more(int size, char printed)
    {
        LoggedProgram program = new(new ProgramLog(_directory["log"], TimeProvider.System), 1, isPrinting: true);
        byte[] bytes = [.. Enumerable.Repeat((byte)printed, size)];
        for (int count = 0; count < 2 * Kept / size; count++)
            program.Printed(1, bytes);
        program.Ended(3);
        program.Ended(3);

        LogEntry[] entries = [.. File.ReadLines(_directory["log"]).Select(static line => JsonSerializer.Deserialize(line, LogJson.Default.LogEntry)!)];
        Assert.InRange(new FileInfo(_directory["log"]).Length, Kept / 2, Kept + LongestLine);
        Assert.Equal([true], entries.Where(static entry => entry.IsCut is not null).Select(static entry => entry.IsCut));
        Assert.Equal([3], entries.Where(static entry => entry.ExitCode is not null).Select(static entry => entry.ExitCode));
    }
}

using System.Text;
using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Agents.Journal;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Agents;

public sealed class JournalTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string File => _directory["agents.journal"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_last_line_of_an_agent_holds()
    {
        using (AgentJournal journal = AgentJournal.Open(_directory.Path))
        {
            journal.Write(Record(1, AgentState.Running));
            journal.Write(Record(2, AgentState.Running));
            journal.Write(Record(1, AgentState.Failed));
        }

        using AgentJournal again = AgentJournal.Open(_directory.Path);
        Assert.Equal([(1u, AgentState.Failed), (2u, AgentState.Running)], again.Records.Select(record => (record.Id, record.State)));
        Assert.Equal(["sleep", "7"], again.Records[0].Request.Command!);
    }

    [Fact]
    public void Every_cut_of_the_last_line_loses_that_line_only()
    {
        using (AgentJournal journal = AgentJournal.Open(_directory.Path))
        {
            journal.Write(Record(1, AgentState.Running));
            journal.Write(Record(2, AgentState.Running));
        }

        byte[] whole = System.IO.File.ReadAllBytes(File);
        int first = whole.AsSpan().IndexOf((byte)'\n') + 1;
        for (int length = first; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            using AgentJournal journal = AgentJournal.Open(_directory.Path);
            Assert.Equal(1u, Assert.Single(journal.Records).Id);
        }
    }

    [Theory]
    [InlineData("nonsense\n")]
    [InlineData("null\n")]
    [InlineData("{}\n")]
    [InlineData("{\"id\": -1}\n")]
    [InlineData("\0\0\0\n")]
    public void A_damaged_line_stops_the_kernel_and_the_file_stays_as_it_is(string line)
    {
        System.IO.File.WriteAllText(File, line);
        AgentOSException damaged = Assert.Throws<AgentOSException>(() => AgentJournal.Open(_directory.Path));
        Assert.Equal(AgentErrors.JournalDamaged, damaged.Definition);
        Assert.Equal(line, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void It_does_not_grow_with_what_is_over()
    {
        using AgentJournal journal = AgentJournal.Open(_directory.Path);
        for (uint id = 1; id <= 3000; id++)
        {
            journal.Write(Record(id, AgentState.Running));
            if (id > 10)
                journal.Forget(id - 10);
        }

        Assert.True(Encoding.UTF8.GetByteCount(System.IO.File.ReadAllText(File)) < 1000 * 1024);
        Assert.Equal(10, journal.Records.Count);
    }

    private static AgentRecord Record(uint id, AgentState state) =>
        new(id, $"agent_{id}", state, "/somewhere", 0, new SpawnCall { Command = ["sleep", "7"] });
}

using AgentOS.Cli.Output;

namespace AgentOS.Cli.Tests.Output;

public class TableTests
{
    [Fact]
    public void Columns_align_and_numbers_align_right()
    {
        Table table = new("NAME", "SIZE");
        table.Add("a", "5");
        table.Add("longer", "1234");
        using StringWriter writer = new() { NewLine = "\n" };
        table.WriteTo(new TextOutput(writer, isTerminal: false));
        Assert.Equal("NAME    SIZE\na          5\nlonger  1234\n", writer.ToString());
    }
}

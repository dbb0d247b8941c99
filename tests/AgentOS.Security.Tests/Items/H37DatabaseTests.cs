using System.Text;
using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H37: a secret of the host's environment, looked for in the file that is kept and handed on.</summary>
public sealed class H37DatabaseTests(SecurityLaboratory laboratory)
{
    private const string CollectEnvironments = "cat /proc/*/environ /proc/*/cmdline > /agent/collected 2>/dev/null; env >> /agent/collected";

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Agent_db_does_not_hold_it(Starter starter)
    {
        Privileges.Require(starter);

        byte[] content = await CollectAsync(starter, []);

        Assert.Equal(-1, content.AsSpan().IndexOf(Secret));
    }

    [Fact]
    public async Task Positive_control_given_by_name_it_is_found()
    {
        byte[] content = await CollectAsync(Starter.OrdinaryUser, ["--env", $"GIVEN={laboratory.Canary.SecretHead}{laboratory.Canary.SecretTail}"]);

        Assert.NotEqual(-1, content.AsSpan().IndexOf(Secret));
    }

    private byte[] Secret => Encoding.UTF8.GetBytes(laboratory.Canary.SecretHead + laboratory.Canary.SecretTail);

    private async Task<byte[]> CollectAsync(Starter starter, string[] options)
    {
        string database = laboratory.NewDatabase(starter);
        await laboratory.RunSandboxAsync(starter, database, options, ["sh", "-c", CollectEnvironments]);
        return await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken);
    }
}

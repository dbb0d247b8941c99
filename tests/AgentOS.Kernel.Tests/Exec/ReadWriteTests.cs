using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Exec;

/// <summary>READ and WRITE in the operators' sandbox.</summary>
public sealed class ReadWriteTests(OperatorKernel kernel) : IClassFixture<OperatorKernel>
{
    [Fact]
    public void What_is_written_is_read_by_the_caller_and_by_commands_and_stays_in_the_sandbox()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal(5, Call(client, Opcode.Write, new { path = "new", content = "hello" }).GetProperty("bytes_written").GetInt32());
        Call(client, Opcode.Write, new { path = "new", content = " you", mode = "append" });
        Assert.Equal("hello you", Read(client, "new"));
        Assert.Equal("hello you", Call(client, Opcode.Exec, new { command = "cat new" }).GetProperty("stdout").GetString());
        Assert.Equal("lo", Call(client, Opcode.Read, new { path = "new", offset = 3, length = 2 }).GetProperty("content").GetString());
        Assert.False(File.Exists(Path.Combine(kernel.Project, "new")));
        Call(client, Opcode.Write, new { path = "/agent/note", content = "kept" });
        Assert.Equal("kept", Read(client, "/agent/note"));
    }

    [Fact]
    [Trait("Rule", "E3")]
    public void A_file_that_is_replaced_keeps_its_permission_bits()
    {
        using RawClient client = kernel.Connect();
        Call(client, Opcode.Exec, new { command = "printf old > /tmp/script; chmod 750 /tmp/script" });
        Call(client, Opcode.Write, new { path = "/tmp/script", content = "new" });
        Assert.Equal("750 new", Call(client, Opcode.Exec, new { command = "printf '%s ' $(stat -c %a /tmp/script); cat /tmp/script" }).GetProperty("stdout").GetString());
    }

    [Fact]
    public void Bytes_that_are_no_text_come_whole_in_base64()
    {
        using RawClient client = kernel.Connect();
        Call(client, Opcode.Write, new { path = "/tmp/bytes", content = "/3g=", encoding = "base64" });
        JsonElement text = Call(client, Opcode.Read, new { path = "/tmp/bytes" });
        Assert.Equal(("\ufffdx", true, 2), (text.GetProperty("content").GetString(), text.GetProperty("lossy").GetBoolean(), text.GetProperty("size").GetInt32()));
        Assert.Equal("/3g=", Call(client, Opcode.Read, new { path = "/tmp/bytes", encoding = "base64" }).GetProperty("content").GetString());
    }

    [Theory]
    [Trait("Rule", "E2")]
    [InlineData("/tmp/none", "ENOENT")]
    [InlineData("/tmp", "EISDIR")]
    [InlineData("", "ENOENT")]
    public void What_cannot_be_read_has_its_errno(string path, string code)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal(code, Call(client, Opcode.Read, new { path }).GetProperty("code").GetString());
    }

    [Fact]
    public void A_fifo_holds_nobody()
    {
        using RawClient client = kernel.Connect();
        Call(client, Opcode.Exec, new { command = "mkfifo /tmp/fifo" });
        Assert.Equal("EINVAL", Call(client, Opcode.Read, new { path = "/tmp/fifo" }).GetProperty("code").GetString());
        Assert.Equal("EINVAL", Call(client, Opcode.Write, new { path = "/tmp/fifo", content = "x" }).GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Rule", "E3")]
    public void Parents_are_made_when_that_is_asked_for()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("ENOENT", Call(client, Opcode.Write, new { path = "/tmp/p/q/file", content = "x" }).GetProperty("code").GetString());
        Assert.True(Call(client, Opcode.Write, new { path = "/tmp/p/q/file", content = "x", parents = true }).GetProperty("success").GetBoolean());
        Assert.Equal("x", Read(client, "/tmp/p/q/file"));
    }

    [Fact]
    [Trait("Rule", "E1")]
    public void A_link_leads_nowhere_but_inside()
    {
        // The control: on the host the link leads to the file.
        string secret = Path.Combine(kernel.Project, "..", "secret");
        using RawClient client = kernel.Connect();
        File.WriteAllText(secret, "of the host");
        secret = Path.GetFullPath(secret);
        File.CreateSymbolicLink(Path.Combine(kernel.Project, "link"), secret);
        Assert.Equal("of the host", File.ReadAllText(Path.Combine(kernel.Project, "link")));
        Assert.Equal("ENOENT", Call(client, Opcode.Read, new { path = Path.Combine(kernel.Project, "link") }).GetProperty("code").GetString());
        Call(client, Opcode.Exec, new { command = $"ln -s {secret} /tmp/out" });
        // The sandbox has a /tmp of its own, where the link leads to a place of that name: nothing was there, and what is made there is not the host's.
        Call(client, Opcode.Write, new { path = "/tmp/out", content = "changed" });
        Assert.Equal("changed", Read(client, secret));
        Assert.Equal("of the host", File.ReadAllText(secret));
    }

    [Fact]
    [Trait("Rule", "E1")]
    public void A_link_to_what_is_blocked_is_denied_as_that_is()
    {
        using RawClient client = kernel.Connect();
        Call(client, Opcode.Exec, new { command = "mkdir -p /tmp/project && printf 'KEY=1' > /tmp/project/settings && ln -s settings /tmp/project/open && mv /tmp/project/settings /tmp/project/.env && ln -sf .env /tmp/project/open" });
        Assert.Equal("policy.denied", Call(client, Opcode.Read, new { path = "/tmp/project/.env" }).GetProperty("code").GetString());
        Assert.Equal("policy.denied", Call(client, Opcode.Read, new { path = "/tmp/project/open" }).GetProperty("code").GetString());
        Assert.Equal("policy.denied", Call(client, Opcode.Write, new { path = "/tmp/project/open", content = "x" }).GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Rule", "E2")]
    public void What_does_not_fit_into_an_answer_is_read_in_parts()
    {
        using RawClient client = kernel.Connect();
        Call(client, Opcode.Exec, new { command = "head -c 1500000 /dev/zero | tr '\\0' x > /tmp/large" });
        Assert.Equal("file.too-large", Call(client, Opcode.Read, new { path = "/tmp/large" }).GetProperty("code").GetString());
        JsonElement part = Call(client, Opcode.Read, new { path = "/tmp/large", offset = 1_000_000 });
        Assert.Equal((500_000, 1_500_000), (part.GetProperty("content").GetString()!.Length, part.GetProperty("size").GetInt32()));
    }

    private static string? Read(RawClient client, string path) => Call(client, Opcode.Read, new { path }).GetProperty("content").GetString();

    private static JsonElement Call(RawClient client, Opcode opcode, object request) => client.CallJson(opcode, JsonSerializer.Serialize(request));
}

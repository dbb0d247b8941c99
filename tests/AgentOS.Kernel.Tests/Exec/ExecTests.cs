using System.Text;
using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Exec;

/// <summary>EXEC in the operators' sandbox.</summary>
public sealed class ExecTests(OperatorKernel kernel) : IClassFixture<OperatorKernel>
{
    [Fact]
    public void Output_errors_and_status_come_apart()
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = Exec(client, new { command = "echo out; echo err >&2; exit 3" });
        Assert.Equal((false, "out\n", "err\n", 3), (Success(answer), Text(answer, "stdout"), Text(answer, "stderr"), answer.GetProperty("exit_code").GetInt32()));
        Assert.True(Success(Exec(client, new { command = "true" })));
    }

    [Fact]
    public void Arguments_input_directory_and_variables_arrive_as_they_are()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("$HOME 'x'\n", Text(Exec(client, new { argv = new[] { "printf", "%s\\n", "$HOME 'x'" } }), "stdout"));
        Assert.Equal("typed", Text(Exec(client, new { command = "cat", stdin = "typed" }), "stdout"));
        Assert.Equal("/usr\n", Text(Exec(client, new { command = "pwd", cwd = "/usr" }), "stdout"));
        Assert.Equal("a=b c", Text(Exec(client, new { command = "printf '%s' \"$GIVEN\"", env = new Dictionary<string, string> { ["GIVEN"] = "a=b c" } }), "stdout"));
        Assert.Equal("written", Text(Exec(client, new { command = "printf written > /dev/stdout" }), "stdout"));
    }

    [Fact]
    public void Commands_work_on_the_kernels_directory_and_do_not_change_it()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("on the host", Text(Exec(client, new { command = "cat readme; echo changed > readme" }), "stdout"));
        Assert.Equal("changed\n", Text(Exec(client, new { command = "cat readme" }), "stdout"));
        Assert.Equal("on the host", File.ReadAllText(Path.Combine(kernel.Project, "readme")));
    }

    [Theory]
    [Trait("Rule", "E4")]
    [InlineData("sleep 1000")]
    [InlineData("setsid sh -c '(setsid sh -c \"echo ready; exec sleep 4242\" &)'; exec sleep 4242")]
    public void A_command_whose_time_is_over_is_ended_with_everything_that_came_of_it(string command)
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = Exec(client, new { command, timeout = 1 });
        Assert.True(answer.GetProperty("timed_out").GetBoolean(), answer.ToString());
        Assert.Equal(124, answer.GetProperty("exit_code").GetInt32());
        // The control: one that lives is found.
        Assert.NotEqual("0\n", Text(Exec(client, new { command = "sleep 4242 & cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -c 'sleep [4]242'; kill $!; wait $!" }), "stdout"));
        Assert.Equal("0\n", Text(Exec(client, new { command = "cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -c 'sleep [4]242' ; true" }), "stdout"));
    }

    [Fact]
    [Trait("Rule", "E5")]
    public void Too_much_output_keeps_its_beginning_and_its_end()
    {
        using RawClient client = kernel.Connect();
        JsonElement answer = Exec(client, new { command = "echo first; head -c 100000 /dev/zero | tr '\\0' x; echo last", max_output = 1000 });
        string output = Text(answer, "stdout");
        Assert.StartsWith("first\n", output, StringComparison.Ordinal);
        Assert.EndsWith("last\n", output, StringComparison.Ordinal);
        Assert.Contains("\n[... 99011 bytes left out ...]\n", output, StringComparison.Ordinal);
        Assert.Equal((true, false), (answer.GetProperty("stdout_truncated").GetBoolean(), answer.GetProperty("stderr_truncated").GetBoolean()));
    }

    [Fact]
    public void Bytes_that_are_no_text_come_whole_in_base64()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("\ufffdx", Text(Exec(client, new { command = "printf '\\377x'" }), "stdout"));
        Assert.Equal("/3g=", Text(Exec(client, new { command = "printf '\\377x'", encoding = "base64" }), "stdout"));
        Assert.Equal("/3g=", Text(Exec(client, new { command = "cat", stdin = "/3g=", encoding = "base64" }), "stdout"));
    }

    [Fact]
    [Trait("Rule", "E6")]
    public void Parts_come_in_their_order_before_the_answer()
    {
        using RawClient client = kernel.Connect();
        client.Call(Opcode.Hello, """{"features": ["call_ids", "streams"]}""");
        client.Send(Opcode.Exec, """{"command": "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done", "stream": true}""", 5);
        StringBuilder heard = new();
        while (client.Receive()!.Value is var (header, payload))
        {
            Assert.Equal(5u, header.Tag);
            JsonElement part = JsonDocument.Parse(payload).RootElement;
            if (header.Opcode == Opcode.Exec)
            {
                Assert.Equal(Text(part, "stdout"), heard.ToString());
                break;
            }

            Assert.Equal("stdout", Text(part, "stream"));
            heard.Append(Text(part, "data"));
        }

        Assert.Equal(string.Concat(Enumerable.Range(0, 2000).Select(number => $"line {number}\n")), heard.ToString());
    }

    [Fact]
    [Trait("Rule", "K8")]
    public void A_long_command_delays_no_other_call()
    {
        using RawClient client = kernel.Connect();
        using RawClient other = kernel.Connect();
        client.Call(Opcode.Hello, """{"features": ["call_ids"]}""");
        client.Send(Opcode.Exec, """{"command": "until [ -e go ]; do sleep 0.05; done; rm go"}""", 1);
        client.Send(Opcode.List, "", 2);
        Assert.Equal(2u, client.Receive()!.Value.Header.Tag);
        Assert.Equal("still", other.Call(Opcode.Noop, "still").Text);
        Assert.True(Success(Exec(other, new { command = "touch go" })));
        Assert.Equal(1u, client.Receive()!.Value.Header.Tag);
    }

    [Fact]
    [Trait("Rule", "E4")]
    public void A_caller_that_goes_away_ends_its_command()
    {
        using RawClient other = kernel.Connect();
        using (RawClient client = kernel.Connect())
        {
            client.Send(Opcode.Exec, """{"command": "mkfifo began; echo > began; exec sleep 5151"}""");
            Exec(other, new { command = "until [ -p began ]; do sleep 0.05; done; cat began" });
        }

        Assert.Equal("gone\n", Text(Exec(other, new { command = "while cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -q 'sleep [5]151'; do sleep 0.05; done; echo gone" }), "stdout"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"command": "true", "argv": ["true"]}""")]
    [InlineData("""{"argv": []}""")]
    [InlineData("""{"argv": ["a\u0000b"]}""")]
    [InlineData("""{"command": "true", "timeout": 0}""")]
    [InlineData("""{"command": "true", "timeout": -1}""")]
    [InlineData("""{"command": "true", "max_output": -1}""")]
    [InlineData("""{"command": "true", "encoding": "latin-1"}""")]
    [InlineData("""{"command": "true", "env": {"": "x"}}""")]
    public void K06_what_is_no_command_is_answered(string request)
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(Opcode.Exec, request).GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Rule", "E7")]
    public void A_directory_that_is_not_there_is_told()
    {
        using RawClient client = kernel.Connect();
        Assert.Equal("command.not-started", Text(Exec(client, new { command = "true", cwd = "/none" }), "code"));
        Assert.Equal(127, Exec(client, new { argv = new[] { "/no/such/program" } }).GetProperty("exit_code").GetInt32());
    }

    private static JsonElement Exec(RawClient client, object request) => client.CallJson(Opcode.Exec, JsonSerializer.Serialize(request));

    private static bool Success(JsonElement answer) => answer.GetProperty("success").GetBoolean();

    private static string Text(JsonElement answer, string name) => answer.TryGetProperty(name, out JsonElement value) ? value.GetString()! : throw new Xunit.Sdk.XunitException(answer.ToString());
}

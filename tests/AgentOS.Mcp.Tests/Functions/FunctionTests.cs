using System.Text.Json;
using AgentOS.Client;
using AgentOS.Errors;
using AgentOS.Functions;
using AgentOS.Mcp.Tests.Clients;
using Microsoft.Extensions.AI;

namespace AgentOS.Mcp.Tests.Functions;

public sealed class FunctionTests
{
    [Fact]
    public async Task A_chat_client_can_call_them_with_plain_values()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        Dictionary<string, AIFunction> functions = AgentOSFunctions.Create(client).ToDictionary(function => function.Name, AIFunction (function) => function);
        await functions["agentos_fs_write"].InvokeAsync(new AIFunctionArguments { ["path"] = "/a.txt", ["content"] = "hello" });
        JsonElement read = Assert.IsType<JsonElement>(await functions["agentos_fs_read"].InvokeAsync(new AIFunctionArguments { ["path"] = "/a.txt" }));
        Assert.Equal(("hello", "utf-8", 5), (read.GetProperty("content").GetString(), read.GetProperty("encoding").GetString(), read.GetProperty("size").GetInt32()));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_travel_as_base64()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        byte[] bytes = [0, 255, 254, 10];
        await client.Files.WriteAsync("/b.bin", bytes);
        AIFunction function = AgentOSFunctions.Create(client).Single(function => function.Name == "agentos_fs_read");
        JsonElement read = Assert.IsType<JsonElement>(await function.InvokeAsync(new AIFunctionArguments { ["path"] = "/b.bin" }));
        Assert.Equal(bytes, read.GetProperty("content").GetBytesFromBase64());
    }

    [Fact]
    public async Task Schemas_name_what_is_required_and_describe_every_argument()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        AgentFunction write = AgentOSFunctions.Create(client).Single(function => function.Name == "agentos_write");
        Assert.Equal(["path", "content"], write.JsonSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.False(write.JsonSchema.GetProperty("additionalProperties").GetBoolean());
        Assert.All(AgentOSFunctions.Create(client).Where(function => function.JsonSchema.TryGetProperty("properties", out _)), function =>
            Assert.All(function.JsonSchema.GetProperty("properties").EnumerateObject(), property => Assert.True(property.Value.TryGetProperty("description", out _), $"{function.Name}.{property.Name}")));
    }

    [Fact]
    public async Task A_value_that_is_not_json_is_refused()
    {
        using LiveKernel kernel = new();
        await using AgentOSClient client = await kernel.ConnectAsync();
        AIFunction function = AgentOSFunctions.Create(client).Single(function => function.Name == "agentos_fs_read");
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(async () => await function.InvokeAsync(new AIFunctionArguments { ["path"] = new Uri("file:///a") }));
        Assert.Equal(FunctionErrors.BadArguments, failure.Definition);
    }
}

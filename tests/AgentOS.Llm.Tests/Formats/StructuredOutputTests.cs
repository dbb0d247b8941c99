using System.Text;
using System.Text.Json;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Tests.Formats;

/// <summary>Answers that must be JSON, from one format to another.</summary>
public sealed class StructuredOutputTests
{
    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""";

    public static TheoryData<string, string> Questions => new()
    {
        { "openai", $$$$"""{"model": "m", "messages": [], "response_format": {"type": "json_schema", "json_schema": {"name": "place", "strict": true, "schema": {{{{Schema}}}}}}}""" },
        { "anthropic", $$$$"""{"model": "m", "messages": [], "output_config": {"format": {"type": "json_schema", "schema": {{{{Schema}}}}}}}""" },
        { "anthropic", $$$$"""{"model": "m", "messages": [], "output_format": {"type": "json_schema", "schema": {{{{Schema}}}}}}""" },
        { "gemini", $$$$"""{"contents": [], "generationConfig": {"responseMimeType": "application/json", "responseJsonSchema": {{{{Schema}}}}}}""" },
        { "gemini", $$$$"""{"contents": [], "generationConfig": {"response_mime_type": "application/json", "response_schema": {{{{Schema.Replace("\"object\"", "\"OBJECT\"", StringComparison.Ordinal)}}}}}}""" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_schema_arrives_in_every_format(string from, string question)
    {
        ChatRequest read = Named(from).ReadRequest(Encoding.UTF8.GetBytes(question), "m", isStream: false);

        foreach (IWireFormat to in Conversation.AllFormats)
        {
            ChatRequest again = to.ReadRequest(Conversation.Write(output => to.WriteRequest(read, output)), "m", isStream: false);
            Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Schema).RootElement, JsonDocument.Parse(again.Shape!.Schema!).RootElement));
        }
    }

    [Fact]
    public void A_schema_is_held_by_force_only_where_its_author_wrote_it_for_that()
    {
        ChatRequest gemini = Named("gemini").ReadRequest(Encoding.UTF8.GetBytes(
            """{"contents": [], "generationConfig": {"responseMimeType": "application/json", "responseJsonSchema": {"type": "object"}}}"""), "m", isStream: false);

        JsonElement format = JsonDocument.Parse(Conversation.Write(output => Named("openai").WriteRequest(gemini, output))).RootElement.GetProperty("response_format");

        Assert.False(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
    }

    [Theory]
    [InlineData("openai", """{"model": "m", "messages": [], "response_format": {"type": "json_object"}}""")]
    [InlineData("gemini", """{"contents": [], "generationConfig": {"responseMimeType": "application/json"}}""")]
    public void Any_object_is_refused_where_only_schemas_are_known(string from, string question)
    {
        ChatRequest read = Named(from).ReadRequest(Encoding.UTF8.GetBytes(question), "m", isStream: false);

        Assert.NotNull(read.Shape);
        Assert.Contains("application/json", Encoding.UTF8.GetString(Conversation.Write(output => Named("gemini").WriteRequest(read, output))), StringComparison.Ordinal);
        Assert.Contains("json_object", Encoding.UTF8.GetString(Conversation.Write(output => Named("openai").WriteRequest(read, output))), StringComparison.Ordinal);
        Assert.Contains("schema", Assert.Throws<FormatException>(() => Conversation.Write(output => Named("anthropic").WriteRequest(read, output))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", """{"model": "m", "messages": [], "response_format": {"type": "grammar"}}""")]
    [InlineData("gemini", """{"contents": [], "generationConfig": {"responseMimeType": "text/x.enum"}}""")]
    public void What_nobody_else_has_is_refused(string from, string question) =>
        Assert.Throws<FormatException>(() => Named(from).ReadRequest(Encoding.UTF8.GetBytes(question), "m", isStream: false));

    private static IWireFormat Named(string name) => Conversation.AllFormats.Single(format => format.Name == name);
}

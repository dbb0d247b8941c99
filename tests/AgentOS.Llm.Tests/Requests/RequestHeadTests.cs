using System.Text;
using System.Text.Json;
using AgentOS.Llm.Requests;

namespace AgentOS.Llm.Tests.Requests;

public sealed class RequestHeadTests
{
    [Fact]
    public void The_outermost_properties_are_read_and_nested_ones_are_not()
    {
        RequestHead head = Read("""{"messages": [{"model": "inner", "stream": true}], "max_tokens": 7, "model": "gpt", "stream": false}""");

        Assert.Equal(("gpt", false, 7), (head.Model, head.IsStream, head.MaxTokens));
    }

    [Theory]
    [InlineData("""{"max_completion_tokens": 5}""")]
    [InlineData("""{"max_output_tokens": 5}""")]
    [InlineData("""{"generationConfig": {"temperature": 1, "maxOutputTokens": 5, "thinkingConfig": {"a": 1}}, "contents": []}""")]
    public void The_longest_answer_is_read_in_every_formats_words(string body) => Assert.Equal(5, Read(body).MaxTokens);

    [Theory]
    [InlineData("""{"model":"a","x":1}""", """{"model":"b/\"c","x":1}""")]
    [InlineData("""{ "x" : "model", "model" :  "long name" , "y": "ü" }""", """{ "x" : "model", "model" :  "b/\"c" , "y": "ü" }""")]
    [InlineData("""{"x":1}""", """{"x":1}""")]
    public void Another_model_changes_nothing_else(string body, string expected)
    {
        ReadOnlyMemory<byte> changed = Read(body).WithModel(Encoding.UTF8.GetBytes(body), "b/\"c");

        using JsonDocument actual = JsonDocument.Parse(changed), wanted = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, actual.RootElement));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        Random random = new(13);
        byte[] alphabet = "{}[]\",:model stream1true\\u\xff"u8.ToArray();
        for (int run = 0; run < 5_000; run++)
        {
            byte[] bytes = new byte[random.Next(60)];
            for (int index = 0; index < bytes.Length; index++)
                bytes[index] = index == 0 ? (byte)'{' : alphabet[random.Next(alphabet.Length)];
            try
            {
                _ = RequestHead.Read(bytes);
            }
            catch (JsonException)
            {
                // Refused.
            }
        }
    }

    private static RequestHead Read(string body) => RequestHead.Read(Encoding.UTF8.GetBytes(body));
}

using System.Text.Json;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Tests.Formats;

public sealed class TranslationTests
{
    public static TheoryData<string, string> Pairs()
    {
        TheoryData<string, string> pairs = [];
        foreach (IWireFormat from in Conversation.AllFormats)
        {
            foreach (IWireFormat to in Conversation.AllFormats)
                pairs.Add(from.Name, to.Name);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_question_means_the_same_in_another_format(string from, string to)
    {
        ChatRequest read = Reread(Named(from), Conversation.Question);

        ChatRequest again = Reread(Named(to), read);

        Assert.Equal(Conversation.Describe(Conversation.Question), Conversation.Describe(again));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_streamed_answer_means_the_same_in_another_format(string from, string to)
    {
        List<ChatDelta> read = Conversation.ReadStream(Named(from), Conversation.WriteStream(Named(from), Conversation.Answer));

        List<ChatDelta> again = Conversation.ReadStream(Named(to), Conversation.WriteStream(Named(to), read));

        AssertSame(ChatAnswer.Of("m", again));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_whole_answer_means_the_same_in_another_format(string from, string to)
    {
        ChatAnswer read = Reread(Named(from), ChatAnswer.Of("m", Conversation.Answer));

        AssertSame(Reread(Named(to), read));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public void The_used_tokens_are_found_in_an_answer_that_is_only_passed_on(string name)
    {
        IWireFormat format = Named(name);
        byte[] whole = Conversation.Write(output => format.WriteAnswer(ChatAnswer.Of("m", Conversation.Answer), "id", output));
        List<Llm.Streams.SseEvent> events = [];
        new Llm.Streams.SseReader().Read(Conversation.WriteStream(format, Conversation.Answer), events);
        ChatUsage? streamed = null;
        foreach (Llm.Streams.SseEvent passing in events.Where(passing => !passing.Data.Span.SequenceEqual("[DONE]"u8)))
            streamed = format.ReadUsage(passing.Data, streamed);

        Assert.Equal(new ChatUsage(31, 17, 4), format.ReadUsage(whole, null));
        Assert.Equal(new ChatUsage(31, 17, 4), streamed);
    }

    [Theory]
    [InlineData("openai", "error", "message")]
    [InlineData("anthropic", "error", "message")]
    [InlineData("gemini", "error", "message")]
    public void A_failure_is_where_the_clients_look_for_it(string name, string outer, string inner)
    {
        byte[] failure = Conversation.Write(output => Named(name).WriteError(new AnswerFailure(429, "wait", "llm.x"), output));

        Assert.Equal("wait", JsonDocument.Parse(failure).RootElement.GetProperty(outer).GetProperty(inner).GetString());
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public void Damaged_questions_and_answers_are_refused_and_nothing_else_happens(string name)
    {
        IWireFormat format = Named(name);
        byte[] question = Conversation.Write(output => format.WriteRequest(Conversation.Question, output));
        byte[] answer = Conversation.Write(output => format.WriteAnswer(ChatAnswer.Of("m", Conversation.Answer), "id", output));
        Random random = new(3);
        for (int run = 0; run < 1_000; run++)
        {
            Tolerate(() => format.ReadRequest(Damage(question, random), "m", isStream: false));
            Tolerate(() => format.ReadAnswer(Damage(answer, random)));
        }
    }

    private static void Tolerate(Action read)
    {
        try
        {
            read();
        }
        catch (Exception refused) when (refused is JsonException or FormatException or ProviderFailure or InvalidOperationException)
        {
            // InvalidOperationException is what JsonElement says to text that is no UTF-8.
        }
    }

    private static byte[] Damage(byte[] text, Random random)
    {
        byte[] damaged = [.. text];
        for (int count = random.Next(1, 4); count > 0; count--)
            damaged[random.Next(damaged.Length)] = (byte)"{}[]\",:0nt\xff"[random.Next(11)];
        return damaged[..random.Next(damaged.Length / 2, damaged.Length + 1)];
    }

    private static ChatRequest Reread(IWireFormat format, ChatRequest request) => format.ReadRequest(Conversation.Write(output => format.WriteRequest(request, output)), request.Model, isStream: false);

    private static ChatAnswer Reread(IWireFormat format, ChatAnswer answer) => ChatAnswer.Of("m", format.ReadAnswer(Conversation.Write(output => format.WriteAnswer(answer, "id", output))));

    private static void AssertSame(ChatAnswer answer)
    {
        Assert.Equal("It is 12 °C.", answer.Text);
        ToolCallPart call = Assert.Single(answer.ToolCalls);
        Assert.Equal("weather", call.Name);
        Assert.Equal("Genf", JsonDocument.Parse(call.Arguments).RootElement.GetProperty("city").GetString());
        Assert.Equal(FinishReason.ToolCalls, answer.Reason);
        Assert.Equal(new ChatUsage(31, 17, 4), answer.Usage);
    }

    private static IWireFormat Named(string name) => Conversation.AllFormats.Single(format => format.Name == name);
}

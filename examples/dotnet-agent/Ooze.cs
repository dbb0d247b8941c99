using System.Text.Json.Nodes;

namespace LinesAgent;

/// <summary>The Ooze protocol: one JSON object a line on standard input and output. Standard error is free for notes.</summary>
internal static class Ooze
{
    public static void Ready() => Send(new JsonObject { ["type"] = "ready" });

    /// <summary>The user's questions, until the host says shutdown or closes the input. Types that nobody knows are passed over.</summary>
    public static IEnumerable<Question> Questions()
    {
        while (Console.ReadLine() is { } line)
        {
            JsonNode message = JsonNode.Parse(line)!;
            if ((string?)message["type"] == "shutdown")
                yield break;
            if ((string?)message["type"] == "message")
                yield return new Question((string)message["content"]!, (string)message["message_id"]!);
        }
    }

    // Console writes each line at once; other writers keep what they have until they are flushed.
    public static void Send(JsonObject message) => Console.WriteLine(message.ToJsonString());
}

/// <summary>One turn.</summary>
internal sealed record Question(string Content, string Id)
{
    public void Tell(string tool, string description) =>
        Ooze.Send(new JsonObject { ["type"] = "activity", ["tool"] = tool, ["description"] = description, ["message_id"] = Id });

    public void Answer(string content) =>
        Ooze.Send(new JsonObject { ["type"] = "response", ["content"] = content, ["message_id"] = Id, ["done"] = true });

    public void Fail(string reason) =>
        Ooze.Send(new JsonObject { ["type"] = "error", ["error"] = reason, ["message_id"] = Id });
}

// {{display_name}}: an agent of the Ooze protocol, one JSON object a line on standard input and output.
using System.Text.Json.Nodes;

Send(new JsonObject { ["type"] = "ready" });
while (Console.ReadLine() is { } line)
{
    JsonNode message = JsonNode.Parse(line)!;
    switch ((string?)message["type"])
    {
        case "shutdown":
            return;
        case "message":
            Send(new JsonObject
            {
                ["type"] = "response",
                ["content"] = Answer((string)message["content"]!),
                ["message_id"] = (string)message["message_id"]!,
                ["done"] = true,
            });
            break;
    }
}

static string Answer(string content) => $"You said: {content}";

static void Send(JsonObject message) => Console.WriteLine(message.ToJsonString());

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOS.Testing.Git;

/// <summary>git's own <c>http-backend</c> (CGI) behind a socket of this test's.</summary>
public sealed class GitHttpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _root;

    public GitHttpServer(string root)
    {
        _root = root;
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>What was asked: method and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>How many commits were handed out.</summary>
    public int Fetches => Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)) - Requests.Count(request => request.EndsWith(" ls-refs", StringComparison.Ordinal));

    /// <summary>Called with each request's Authorization header; what it returns is whether the repository is shown.</summary>
    public Func<string?, bool> Admit { get; set; } = _ => true;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                (string[] head, byte[] body) = await ReadAsync(stream);
                string[] line = head[0].Split(' ');
                bool isListing = Encoding.ASCII.GetString(body, 0, Math.Min(body.Length, 40)).Contains("command=ls-refs", StringComparison.Ordinal);
                Requests.Enqueue($"{line[0]} {line[1]}{(isListing ? " ls-refs" : "")}");
                Dictionary<string, string> headers = head.Skip(1).Select(header => header.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
                await stream.WriteAsync(Admit(headers.GetValueOrDefault("authorization"))
                    ? await AnswerAsync(line[0], line[1], headers, body)
                    : "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"git\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                // Whoever asked went away.
            }
        }
    }

    private static async Task<(string[] Head, byte[] Body)> ReadAsync(NetworkStream stream)
    {
        using MemoryStream received = new();
        byte[] buffer = new byte[16 * 1024];
        int head;
        while ((head = received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            int count = await stream.ReadAsync(buffer);
            if (count == 0)
                throw new IOException();
            received.Write(buffer, 0, count);
        }

        string[] lines = Encoding.UTF8.GetString(received.GetBuffer(), 0, head).Split("\r\n");
        string? length = lines.FirstOrDefault(header => header.StartsWith("content-length: ", StringComparison.OrdinalIgnoreCase));
        int end = head + 4 + (length is null ? 0 : int.Parse(length["content-length: ".Length..], CultureInfo.InvariantCulture));
        while (received.Length < end)
            received.Write(buffer, 0, await stream.ReadAsync(buffer));
        return (lines, received.ToArray()[(head + 4)..end]);
    }

    // RFC 3875, and what git-http-backend(1) wants besides.
    private async Task<byte[]> AnswerAsync(string method, string target, Dictionary<string, string> headers, byte[] body)
    {
        string[] parts = target.Split('?', 2);
        ProcessStartInfo start = new("git", ["http-backend"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in ((string, string)[])
        [
            ("GIT_PROJECT_ROOT", _root), ("GIT_HTTP_EXPORT_ALL", "1"), ("PATH_INFO", parts[0]), ("QUERY_STRING", parts.ElementAtOrDefault(1) ?? ""), ("REQUEST_METHOD", method),
            ("CONTENT_TYPE", headers.GetValueOrDefault("content-type", "")), ("CONTENT_LENGTH", $"{body.Length}"), ("REMOTE_ADDR", "127.0.0.1"),
            ("HTTP_CONTENT_ENCODING", headers.GetValueOrDefault("content-encoding", "")), ("GIT_PROTOCOL", headers.GetValueOrDefault("git-protocol", "")),
        ])
            start.Environment[name] = value;
        using Process git = Process.Start(start)!;
        Task<string> errors = git.StandardError.ReadToEndAsync();
        await git.StandardInput.BaseStream.WriteAsync(body);
        git.StandardInput.Close();
        using MemoryStream output = new();
        await git.StandardOutput.BaseStream.CopyToAsync(output);
        await git.WaitForExitAsync();
        _ = await errors;
        byte[] answer = output.ToArray();
        int end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        string head = Encoding.ASCII.GetString(answer, 0, Math.Max(end, 0));
        const string status = "Status: ";
        string line = head.Split("\r\n").FirstOrDefault(header => header.StartsWith(status, StringComparison.Ordinal))?[status.Length..] ?? "200 OK";
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {line}\r\nConnection: close\r\nContent-Length: {answer.Length - end - 4}\r\n{head}\r\n\r\n"), .. answer[(end + 4)..]];
    }
}

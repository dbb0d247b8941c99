using AgentOS.Errors;
using AgentOS.Store.Approvals;
using AgentOS.Store.Approvals.Approvers;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Isolation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Approvals;

public sealed class AgentApprovalTests : IDisposable
{
    private const string Wider = "permissions: {network: [{domain: evil.example.org, reason: To help}]}\n";

    private static readonly HashSet<string> s_none = [];

    private readonly TempDirectory _folder = new(), _data = new();
    private readonly StringWriter _screen = new();
    private int _asked;

    public void Dispose()
    {
        _folder.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void A_persons_yes_is_remembered_and_a_no_is_not()
    {
        Assert.Equal(ApprovalOutcome.Declined, Approve(Agents.Remote(_folder), Person("no")).Outcome);
        Assert.Equal(ApprovalOutcome.Answered, Approve(Agents.Remote(_folder), Person("yes")).Outcome);
        Assert.Equal(ApprovalOutcome.Earlier, Approve(Agents.Remote(_folder, commit: 'b'), Person("no")).Outcome);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public void Asking_for_more_asks_again_and_shows_what_is_new()
    {
        Approve(Agents.Remote(_folder), Person("yes"));
        ApprovalDecision declined = Approve(Agents.Remote(_folder, Wider, commit: 'b'), Person("no"));

        Assert.False(declined.IsApproved);
        Assert.Contains("It asks for more than you approved on 2026-01-02 at aaaaaaaaaaaa\n  + network evil.example.org\n", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(ApprovalOutcome.Earlier, Approve(Agents.Remote(_folder), Person("no")).Outcome);
    }

    [Fact]
    public void An_approval_holds_for_its_origin_only()
    {
        Approve(Agents.Remote(_folder), Person("yes"));

        Assert.Equal(ApprovalOutcome.Declined, Approve(Agents.Local(_folder), Person("no")).Outcome);
    }

    [Fact]
    public void Yes_on_the_command_line_says_what_it_approved_and_is_not_remembered()
    {
        Assert.Equal(ApprovalOutcome.Beforehand, Approve(Agents.Remote(_folder, Wider), new BeforehandApprover(_screen)).Outcome);
        Assert.Contains("evil.example.org", _screen.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Approved by --yes, for this run.\n", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(ApprovalOutcome.Declined, Approve(Agents.Remote(_folder, Wider), Person("no")).Outcome);
    }

    [Fact]
    public void A_key_itself_is_given_away_by_a_person_and_by_nobody_else()
    {
        const string itself = "keys: [{provider: openai, passthrough: true}]\n", placeholder = "keys: [{provider: openai}]\n";
        BeforehandApprover beforehand = new(_screen);
        Assert.Equal(ApprovalOutcome.Beforehand, Approve(Agents.Remote(_folder, placeholder), beforehand).Outcome);
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder, itself), beforehand));
        Assert.Equal((ApprovalErrors.KeyItself, "openai"), (refusal.Definition, refusal.Detail));

        Approve(Agents.Remote(_folder, placeholder), Person("yes"));
        Assert.Equal(ApprovalErrors.KeyItself, Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder, itself), beforehand)).Definition);
        Assert.Equal(ApprovalErrors.Needed, Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder, itself), new AbsentApprover())).Definition);
        Approve(Agents.Remote(_folder, itself), Person("yes"));
        Assert.Contains("GIVEN TO THE AGENT ITSELF", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(ApprovalOutcome.Earlier, Approve(Agents.Remote(_folder, itself), beforehand).Outcome);
    }

    [Fact]
    public void With_nobody_there_only_what_was_approved_runs()
    {
        Assert.Equal(ApprovalErrors.Needed, Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder), new AbsentApprover())).Definition);
        Approve(Agents.Remote(_folder), Person("yes"));
        Assert.Equal(ApprovalOutcome.Earlier, Approve(Agents.Remote(_folder), new AbsentApprover()).Outcome);
        AgentOSException needed = Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder, Wider), new AbsentApprover()));
        Assert.Contains("network evil.example.org", needed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_decided_about_is_what_runs_though_the_file_was_changed_meanwhile()
    {
        AgentPackage package = Agents.Local(_folder);
        ApprovalDecision decision = Approve(package, new PersonApprover(_screen, _ =>
        {
            Agents.Local(_folder, Wider);
            return true;
        }));

        Assert.Single(ManifestFile.Read(_folder.Path).Manifest.Permissions.Network);
        Assert.Empty(decision.Permissions.Network);
        Assert.Equal(decision.Permissions.Digest, decision.Digest);
        package.Content.CopyTo(_data["copy"]);
        Assert.Empty(ManifestFile.Read(_data["copy"]).Manifest.Permissions.Network);
    }

    [Fact]
    public void What_was_approved_for_a_machine_is_asked_again_without_one()
    {
        AgentPackage package = Agents.Remote(_folder);
        Assert.Equal(ApprovalOutcome.Answered, Approve(package, Person("yes"), Agents.Machine).Outcome);
        Assert.Equal(ApprovalOutcome.Earlier, Approve(package, Person("no"), Agents.Machine).Outcome);

        AgentIsolation none = AgentIsolation.Strict("it comes from the network, and no microVM: QEMU is not installed");
        AgentOSException needed = Assert.Throws<AgentOSException>(() => Approve(package, new AbsentApprover(), none));
        Assert.Equal(ApprovalErrors.Needed, needed.Definition);
        Assert.Contains("QEMU is not installed", needed.Message, StringComparison.Ordinal);
        Assert.Equal(ApprovalErrors.Needed, Assert.Throws<AgentOSException>(() => Approve(package, new BeforehandApprover(_screen), none)).Definition);
        Assert.Equal(ApprovalOutcome.Declined, Approve(package, Person("no"), none).Outcome);
        Assert.Contains("YOU APPROVED IT FOR A MICROVM", _screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("It asks for more", _screen.ToString(), StringComparison.Ordinal);

        // Who names the weaker one has decided.
        Assert.Equal(ApprovalOutcome.Earlier, Approve(package, Person("no"), none with { IsChosen = true }).Outcome);
        Assert.Equal(ApprovalOutcome.Answered, Approve(package, Person("yes"), none).Outcome);
        Assert.Equal(ApprovalOutcome.Earlier, Approve(package, Person("no"), none).Outcome);
    }

    [Fact]
    public void The_file_is_its_owners_and_what_was_changed_by_hand_is_asked_again()
    {
        Approve(Agents.Remote(_folder), Person("yes"));
        string file = _data["store/approvals.json"];

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"workspace readwrite\"", "\"workspace readwrite\", \"network evil.example.org\"", StringComparison.Ordinal));
        Assert.Equal(ApprovalOutcome.Declined, Approve(Agents.Remote(_folder), Person("no")).Outcome);

        File.WriteAllText(file, "{");
        Assert.Equal(ApprovalErrors.Damaged, Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder), Person("yes"))).Definition);
        File.SetUnixFileMode(file, (UnixFileMode)0x1A4);
        Assert.Equal(ApprovalErrors.Unusable, Assert.Throws<AgentOSException>(() => Approve(Agents.Remote(_folder), Person("yes"))).Definition);
    }

    [Fact]
    public void Many_answers_at_once_are_all_remembered()
    {
        const int count = 16;
        AgentPackage package = Agents.Remote(_folder);
        Parallel.For(0, count, index => Approve(package with { Origin = package.Origin with { Name = $"https://example.org/{index}" } }, new PersonApprover(TextWriter.Null, static _ => true)));

        ApprovalFile file = new(_data["store"]);
        for (int index = 0; index < count; index++)
            Assert.NotNull(file.Find("hello-agent", $"https://example.org/{index}"));
    }

    private ApprovalDecision Approve(AgentPackage package, IApprover approver, AgentIsolation? isolation = null) =>
        new AgentApproval(new ApprovalFile(_data["store"]), new FakeTimeProvider()).Approve(package, approver, isolation ?? AgentIsolation.Local, s_none);

    private PersonApprover Person(string answer) => new(TextWriter.Synchronized(_screen), _ =>
    {
        Interlocked.Increment(ref _asked);
        return answer == "yes";
    });
}

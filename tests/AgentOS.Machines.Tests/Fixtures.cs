using AgentOS.Testing;

[assembly: AssemblyFixture(typeof(PublishedInit))]

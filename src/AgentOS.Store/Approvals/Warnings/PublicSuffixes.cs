namespace AgentOS.Store.Approvals.Warnings;

/// <summary>Ends of names below which anybody can have a name of their own, so that a wildcard over one is no limit. The commonest of publicsuffix.org's list.</summary>
internal static class PublicSuffixes
{
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "co.uk", "org.uk", "ac.uk", "gov.uk", "com.au", "net.au", "org.au", "co.nz", "co.jp", "ne.jp", "or.jp", "co.kr", "com.br", "com.cn", "com.tw", "com.hk",
        "com.mx", "com.tr", "com.sg", "co.in", "co.za", "co.il", "com.ar", "com.pl", "com.ua",
        "github.io", "githubusercontent.com", "gitlab.io", "vercel.app", "netlify.app", "pages.dev", "workers.dev", "web.app", "firebaseapp.com", "appspot.com", "run.app",
        "cloudfunctions.net", "herokuapp.com", "onrender.com", "fly.dev", "railway.app", "deno.dev", "surge.sh", "glitch.me", "repl.co", "replit.app", "hf.space",
        "azurewebsites.net", "blob.core.windows.net", "cloudapp.net", "trafficmanager.net", "amazonaws.com", "s3.amazonaws.com", "cloudfront.net", "elasticbeanstalk.com",
        "blogspot.com", "wordpress.com", "ngrok.io", "ngrok.app", "ngrok-free.app", "trycloudflare.com", "loca.lt", "duckdns.org", "nip.io", "sslip.io",
    };

    public static bool Has(string suffix) => !suffix.Contains('.', StringComparison.Ordinal) || s_known.Contains(suffix);
}

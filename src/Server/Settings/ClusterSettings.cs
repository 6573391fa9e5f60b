using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>This node among others; see <c>akkachat.cluster</c> in <c>server.conf</c>.</summary>
/// <param name="Node">Where the others reach this node; null for a server of one node.</param>
/// <param name="Join">Some of the nodes.</param>
internal sealed record ClusterSettings(NodeAddress? Node, IReadOnlyList<NodeAddress> Join)
{
    /// <summary>A server of one node.</summary>
    public static readonly ClusterSettings None = new(null, []);

    /// <summary>Where clients reach this node's plain door; null for the node's host with the port that it listens on.</summary>
    public NodeAddress? ClientAddress { get; init; }

    /// <summary>What all nodes know.</summary>
    public string Secret { get; init; } = "";

    /// <summary>This node's certificate, a PEM file; empty without encryption.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The certificate's private key, a PEM file.</summary>
    public string Key { get; init; } = "";

    /// <summary>The certificates that the other nodes' must be issued by, a PEM file.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Whether nodes may talk without encryption on a network.</summary>
    public bool IsNetworkTrusted { get; init; }

    /// <summary>Whether there is encryption.</summary>
    public bool IsEncrypted => Certificate.Length > 0;

    /// <summary>What the administrator should know of the nodes that this one was told; null for nothing.</summary>
    public string? Advice => Node is not null && Join.Append(Node).Distinct().Count() == 2
        ? "two nodes, unless others join: when one of them crashes, the room may stop until it is back. Three are recommended"
        : null;

    /// <summary>Reads the settings.</summary>
    public static ClusterSettings Read(SettingsReader read) => new(
        Node: read.Parsed("akkachat.cluster.node", text => text.Length == 0 ? null : NodeAddress.Parse(text)),
        Join: read.Parsed("akkachat.cluster.join", NodeAddress.ParseList))
    {
        ClientAddress = read.Parsed("akkachat.cluster.client-address", text => text.Length == 0 ? null : NodeAddress.Parse(text)),
        Secret = read.Parsed("akkachat.cluster.secret", text => text),
        Certificate = read.Parsed("akkachat.cluster.certificate", text => text),
        Key = read.Parsed("akkachat.cluster.key", text => text),
        Authority = read.Parsed("akkachat.cluster.authority", text => text),
        IsNetworkTrusted = read.Flag("akkachat.cluster.trusted-network"),
    };

    /// <summary>Checks what no setting alone shows.</summary>
    /// <exception cref="SettingsException">This node must not start.</exception>
    public void Check(LogSettings log)
    {
        if (Node is null)
        {
            if (Join.Count > 0)
                throw new SettingsException("--join needs --node HOST:PORT, the address at which the other nodes reach this one");
            return;
        }
        if (log.Store != LogStore.Postgres)
            throw new SettingsException($"--node {Node}: several nodes need one log, which they all reach: use --log \"postgresql:CONNECTION STRING\"");
        string[] files = [Certificate, Key, Authority];
        if (Array.Exists(files, file => file.Length > 0) && Array.Exists(files, file => file.Length == 0))
            throw new SettingsException("akkachat.cluster: certificate, key and authority belong together: set all three, or none");
        if (!IsEncrypted && !IsNetworkTrusted && !Node.IsLoopback)
        {
            throw new SettingsException(
                $"--node {Node}: whoever reaches this address could speak for anybody: set akkachat.cluster.certificate, key and authority, or trusted-network = on if nobody else is in that network");
        }
    }
}

package news.parallax.worker;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3Proxy with one bucket in memory, on a port of its own. */
public final class TestBucket implements AutoCloseable {
    /** Its bucket. */
    public static final String NAME = "corpora";

    private final BlobStoreContext blobs;
    private final S3Proxy server;
    private final S3Client client;

    public TestBucket() throws Exception {
        blobs = ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata())
                .credentials("any", "any")
                .build(BlobStoreContext.class);
        server = S3Proxy.builder()
                .blobStore(blobs.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "any", "any")
                // It does not check checksums.
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        client = CloudClients.bucketsBuilder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        blobs.getBlobStore().createContainerInLocation(null, NAME);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    S3Client client() {
        return client;
    }

    public List<String> keys() {
        return client.listObjectsV2(request -> request.bucket(NAME)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public byte[] read(String key) {
        return client.getObjectAsBytes(request -> request.bucket(NAME).key(key)).asByteArray();
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.stop();
        blobs.close();
    }
}

package hostile;

import org.junit.jupiter.api.Test;

class AttacksTest {
    @Test
    void readsTheHome() throws Exception {
        Attacks.home();
        Attacks.file("@secret@");
        Attacks.file("/etc/shadow");
    }

    @Test
    void readsTheEnvironment() throws Exception {
        Attacks.environment();
    }

    @Test
    void opensSockets() {
        Attacks.socket("127.0.0.1", @port@);
        Attacks.socket("192.0.2.1", 80);
        Attacks.name("example.com");
    }

    @Test
    void writesOutside() {
        Attacks.write("@outside@/hostile");
        Attacks.write("/etc/hostile");
        Attacks.write("/usr/hostile");
        Attacks.write("/hostile");
        Attacks.write("/dev/hostile");
        Attacks.write(System.getProperty("user.home") + "/.m2/repository/hostile");
        Attacks.write(System.getProperty("user.home") + "/@mark@");
        Attacks.write("/tmp/@mark@");
    }

    @Test
    void survivesItsParent() throws Exception {
        Attacks.survive("@mark@");
    }
}
